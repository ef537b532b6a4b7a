package io.plumbline.jobs.nightly;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector.Argument;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.VMDeathEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A moment at which a night is killed: when a thread is about to enter a method for the nth time within a step. The
 * process stands still at that very point under Java's own debugger, so that the point is hit every time and on every
 * machine; then it gets SIGKILL.
 *
 * @param step of the job
 * @param method one of {@link #WRITING}, as {@code Files.move}, or {@code *} for any of them
 * @param nth counted from 1 since the step began; a step that ends before is left at its end
 */
record KillPoint(String step, String method, int nth) {
    /** Where steps begin, in the order of the job. */
    private static final Map<String, String> STEPS = Map.of(
            "Discovery.run", "discover",
            "Reading.read", "extract",
            "Comparison.run", "compare",
            "Building.run", "star",
            "Checking.run", "check",
            "Analysing.run", "analyse",
            "Publishing.catalogue", "catalogue",
            "Publishing.publish", "publish",
            "Publishing.retire", "retire",
            "Reporting.keep", "report");

    private static final List<String> ORDER = List.of(
            "discover", "extract", "compare", "star", "check", "analyse", "catalogue", "publish", "retire", "report");

    /** By which anything gets onto the disk, away from it, or into the job repository. */
    private static final Map<String, List<String>> WRITING = Map.of(
            "java.nio.file.Files",
                    List.of("move", "delete", "deleteIfExists", "copy", "write", "writeString", "createDirectories"),
            "org.duckdb.DuckDBPreparedStatement", List.of("execute"),
            "org.apache.hadoop.fs.RawLocalFileSystem", List.of("create", "rename", "delete", "mkdirs"),
            "org.h2.jdbc.JdbcConnection", List.of("commit"));

    private static final String NIGHTLY = "io.plumbline.jobs.nightly.";

    /** Some points of a step, drawn from a seed. */
    static List<KillPoint> drawn(Random seed, String step, int points, int latest) {
        return IntStream.range(0, points)
                .mapToObj(any -> new KillPoint(step, "*", 1 + seed.nextInt(latest)))
                .toList();
    }

    /** The job is over, and only its report is still to be kept. */
    boolean isAfterTheJob() {
        return step.equals("report");
    }

    /** Starts a process through {@code start}, which is given the option to pass on, and kills it here; says where it was. */
    String kill(Start start) throws Exception {
        ListeningConnector connector = Bootstrap.virtualMachineManager().listeningConnectors().stream()
                .filter(each -> each.name().equals("com.sun.jdi.SocketListen"))
                .findFirst()
                .orElseThrow();
        Map<String, Argument> arguments = connector.defaultArguments();
        Objects.requireNonNull(arguments.get("localAddress")).setValue("127.0.0.1");
        Objects.requireNonNull(arguments.get("timeout")).setValue("60000");
        String address = connector.startListening(arguments);
        Process process = start.with("-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=" + address);
        try {
            return new Watch(connect(connector, arguments)).until(process);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Starts a process with one more option. */
    interface Start {
        Process with(String option) throws IOException;
    }

    private static VirtualMachine connect(ListeningConnector connector, Map<String, Argument> arguments)
            throws IOException, IllegalConnectorArgumentsException {
        try {
            return connector.accept(arguments);
        } finally {
            connector.stopListening(arguments);
        }
    }

    /** Follows a process from breakpoint to breakpoint. */
    private final class Watch {
        private final VirtualMachine machine;
        private String now = "";
        private int seen;

        Watch(VirtualMachine machine) {
            this.machine = machine;
        }

        /** Kills the process at the point, or as soon as it is past it. */
        String until(Process process) throws InterruptedException, IOException {
            WRITING.keySet().forEach(this::await);
            STEPS.keySet().forEach(step -> await(NIGHTLY + type(step)));
            machine.resume();
            try {
                while (true) {
                    EventSet events = machine.eventQueue().remove(120_000);
                    if (events == null) {
                        throw new IllegalStateException("Nothing more came from the night, last in " + now);
                    }
                    for (Event event : events) {
                        if (event instanceof VMDeathEvent || event instanceof VMDisconnectEvent) {
                            throw new VMDisconnectedException();
                        } else if (event instanceof ClassPrepareEvent prepared) {
                            stopIn(prepared.referenceType());
                        } else if (event instanceof BreakpointEvent reached && isHere(reached.location())) {
                            process.destroyForcibly();
                            return "%s, before %s".formatted(now, name(reached.location()));
                        }
                    }
                    events.resume();
                }
            } catch (VMDisconnectedException e) {
                throw new IllegalStateException(
                        "The night ended before %s: %s"
                                .formatted(
                                        KillPoint.this,
                                        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)),
                        e);
            }
        }

        private void await(String type) {
            ClassPrepareRequest request = machine.eventRequestManager().createClassPrepareRequest();
            request.addClassFilter(type);
            request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
            request.enable();
            machine.classesByName(type).forEach(this::stopIn);
        }

        private void stopIn(ReferenceType type) {
            for (Method method : type.methods()) {
                String name = simple(type.name()) + "." + method.name();
                boolean asked = STEPS.containsKey(name)
                        || WRITING.getOrDefault(type.name(), List.of()).contains(method.name());
                if (asked && !method.isAbstract() && !method.isNative() && !method.isBridge()) {
                    BreakpointRequest request =
                            machine.eventRequestManager().createBreakpointRequest(method.location());
                    request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
                    request.enable();
                }
            }
        }

        private boolean isHere(Location location) {
            String name = name(location);
            String begun = STEPS.getOrDefault(name, "");
            if (!begun.isEmpty()) {
                boolean next = !now.equals(begun);
                now = begun;
                return next && ORDER.indexOf(now) > ORDER.indexOf(step);
            }
            if (now.equals(step) && (method.equals("*") || method.equals(name))) {
                seen++;
            }
            return seen == nth;
        }

        private static String name(Location location) {
            return simple(location.declaringType().name()) + "."
                    + location.method().name();
        }
    }

    private static String type(String method) {
        return method.substring(0, method.indexOf('.'));
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
