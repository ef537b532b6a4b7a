package io.plumbline.jobs.workspace;

import io.plumbline.warehouse.client.Client;
import io.plumbline.warehouse.serve.SharedRows;
import io.plumbline.warehouse.snapshot.WarehouseFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The user's folder: settings of the whole, settings and files of each client, and the warehouse.
 *
 * <pre>
 * plumbline.yml               every line optional, and the file too
 * clients/&lt;client&gt;/client.yml   likewise
 *                  exports/**   files as exported
 *                  plans/**     budgets and forecasts
 * groups/&lt;group&gt;/group.yml     clients that are reported as one
 * rates/                      exchange rates for all clients
 * formats/                    the user's own mappings
 * warehouse/                  owned by Plumbline
 * </pre>
 *
 * A client whose settings are broken is set aside with its problems, and so is a group; the others go on.
 */
public final class Workspace {
    /** What a client may be called: its folder name goes into paths, file names and reports. */
    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final String NAME_EXPECTED =
            "a name of at most 64 letters, digits, dots, dashes and underscores, starting with a letter or a digit; rename the folder";

    private final Path root;
    private final PlumblineSettings settings;
    private final SortedMap<String, ClientSettings> clients;
    private final SortedMap<String, List<SettingsProblem>> problems;
    private final SortedMap<String, GroupSettings> groups = new TreeMap<>();
    private final SortedMap<String, List<SettingsProblem>> groupProblems = new TreeMap<>();

    private Workspace(
            Path root,
            PlumblineSettings settings,
            SortedMap<String, ClientSettings> clients,
            SortedMap<String, List<SettingsProblem>> problems) {
        this.root = root;
        this.settings = settings;
        this.clients = clients;
        this.problems = problems;
    }

    /** Reads all settings; fails with every problem there is when those of the workspace itself are broken. */
    public static Workspace open(Path root) {
        Path folder = root.toAbsolutePath().normalize();
        ProblemNotes notes = new ProblemNotes(PlumblineFile.NAME);
        PlumblineSettings settings =
                PlumblineFile.read(SettingsFile.read(folder.resolve(PlumblineFile.NAME), notes), notes);
        Workspace workspace = new Workspace(folder, settings, new TreeMap<>(), new TreeMap<>());
        folders(folder.resolve("clients")).forEach(workspace::add);
        workspace.readGroups();
        if (!notes.all().isEmpty()) {
            throw new SettingsProblems(Stream.concat(notes.all().stream(), workspace.allProblems().stream())
                    .toList());
        }
        return workspace;
    }

    /** The folder itself or the nearest one above it that is a workspace. */
    public static Optional<Path> around(Path folder) {
        return Stream.iterate(folder.toAbsolutePath().normalize(), above -> above != null, Path::getParent)
                .filter(Workspace::isWorkspace)
                .findFirst();
    }

    public Path root() {
        return root;
    }

    public PlumblineSettings settings() {
        return settings;
    }

    /** What a setting names, looked up now. */
    public Secret secret(SecretName name, Map<String, String> environment) {
        return name.read(environment, root);
    }

    /** The secrets that are named and not to be found, a sentence each. */
    public List<String> missingSecrets(Map<String, String> environment) {
        List<String> missing = new ArrayList<>();
        for (SecretName name : settings.secrets()) {
            try {
                secret(name, environment);
            } catch (UserMistake mistake) {
                missing.add(String.valueOf(mistake.getMessage()));
            }
        }
        return missing;
    }

    /** Clients with sound settings, by id. */
    public List<Client> clients() {
        return clients.values().stream().map(ClientSettings::client).toList();
    }

    /** The settings of a sound client. */
    public ClientSettings client(String id) {
        ClientSettings client = clients.get(id);
        if (client == null) {
            throw new UserMistake("There is no client `%s` with sound settings in %s; there is %s%s"
                    .formatted(
                            id,
                            root,
                            clients.isEmpty() ? "none" : String.join(", ", clients.keySet()),
                            Nearest.to(id, clients.keySet())
                                    .map("; did you mean `%s`?"::formatted)
                                    .orElse("")));
        }
        return client;
    }

    /** What the client has settled about reading its files. */
    public ReadingSettings reading(String clientId) {
        return client(clientId).reading();
    }

    /** The settings of a client as a copy of its {@code client.yml} has them, kept from an earlier day. */
    public ClientSettings client(String id, Path clientYml) {
        ProblemNotes notes = new ProblemNotes(clientYml.toString());
        ClientSettings client = ClientFile.read(id, SettingsFile.read(clientYml, notes), settings, notes);
        if (!notes.all().isEmpty()) {
            throw new SettingsProblems(notes.all());
        }
        return client;
    }

    /** What is wrong with the settings of clients, by id. */
    public SortedMap<String, List<SettingsProblem>> problems() {
        return problems;
    }

    /** What is wrong with the settings of groups, by id; they are left out. */
    public SortedMap<String, List<SettingsProblem>> groupProblems() {
        return groupProblems;
    }

    /** What is wrong with the settings of clients and of groups. */
    public List<SettingsProblem> allProblems() {
        return Stream.of(problems, groupProblems)
                .flatMap(each -> each.values().stream())
                .flatMap(List::stream)
                .toList();
    }

    /** Fails with every problem of a client's. */
    public void requireSound() {
        if (!problems.isEmpty()) {
            throw new SettingsProblems(
                    problems.values().stream().flatMap(List::stream).toList());
        }
    }

    /**
     * The groups of clients, as the warehouse keeps them.
     *
     * @param hashed what books that hash personal data call a party
     */
    public SharedRows groups(UnaryOperator<String> hashed) {
        return new Groups(groups).rows(hashed);
    }

    public Path clientFolder(String id) {
        return root.resolve("clients").resolve(id);
    }

    /** Where the user's own mappings are. */
    public Path formats() {
        return root.resolve("formats");
    }

    /** The settings of the whole alone: clients may be many, and broken. */
    public static Workspace openWithoutClients(Path root) {
        Path folder = root.toAbsolutePath().normalize();
        ProblemNotes notes = new ProblemNotes(PlumblineFile.NAME);
        Workspace workspace = new Workspace(
                folder,
                PlumblineFile.read(SettingsFile.read(folder.resolve(PlumblineFile.NAME), notes), notes),
                new TreeMap<>(),
                new TreeMap<>());
        if (!notes.all().isEmpty()) {
            throw new SettingsProblems(notes.all());
        }
        return workspace;
    }

    /** The warehouse, or the working copy of one in an object store. */
    public WarehouseFolder warehouse() {
        return new WarehouseFolder(root.resolve(settings.warehouse().folder().orElse("warehouse")));
    }

    private void readGroups() {
        SortedMap<String, ProblemNotes> notes = new TreeMap<>();
        for (Path folder : folders(root.resolve("groups"))) {
            String id = folder.getFileName().toString();
            ProblemNotes own = new ProblemNotes("groups/%s/%s".formatted(shown(id), GroupFile.NAME));
            if (!CLIENT_ID.matcher(id).matches()) {
                own.add(0, "a group folder named `%s`".formatted(shown(id)), NAME_EXPECTED, Optional.empty());
            }
            groups.put(id, GroupFile.read(id, SettingsFile.read(folder.resolve(GroupFile.NAME), own), settings, own));
            notes.put(id, own);
        }
        Set<String> known = new TreeSet<>(clients.keySet());
        known.addAll(problems.keySet());
        new Groups(groups).check(known, notes);
        notes.forEach((id, own) -> {
            if (!own.all().isEmpty()) {
                groups.remove(id);
                groupProblems.put(shown(id), own.all());
            }
        });
    }

    private void add(Path folder) {
        String id = folder.getFileName().toString();
        ProblemNotes notes = new ProblemNotes("clients/%s/%s".formatted(shown(id), ClientFile.NAME));
        ClientSettings client =
                ClientFile.read(id, SettingsFile.read(folder.resolve(ClientFile.NAME), notes), settings, notes);
        List<SettingsProblem> all =
                Stream.concat(name(id).stream(), notes.all().stream()).toList();
        if (all.isEmpty()) {
            clients.put(id, client);
        } else {
            problems.put(shown(id), all);
        }
    }

    private static Optional<SettingsProblem> name(String id) {
        return CLIENT_ID.matcher(id).matches()
                ? Optional.empty()
                : Optional.of(new SettingsProblem(
                        "clients/" + shown(id),
                        0,
                        "a client folder named `%s`".formatted(shown(id)),
                        NAME_EXPECTED,
                        Optional.empty()));
    }

    private static String shown(String id) {
        return id.replaceAll("\\p{Cntrl}", "?");
    }

    private static boolean isWorkspace(Path folder) {
        return Files.isRegularFile(folder.resolve(PlumblineFile.NAME)) || Files.isDirectory(folder.resolve("clients"));
    }

    private static List<Path> folders(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> below = Files.list(folder)) {
            return below.filter(Files::isDirectory)
                    .filter(each -> !each.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
