package io.plumbline.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One way to be hostile, a folder: {@code case.yml}, the files of a client as a workspace has them, and in
 * {@code expected.txt} what the user then sees. What lies in {@code workspace/} goes beside the client's folder.
 *
 * @param title what it is
 * @param group under which heading the manual has it
 * @param advice what happens and what to do, for the manual
 * @param client the client's id, the folder's name unless said otherwise
 * @param write recipes of files below the client's folder
 * @param then commands that are asked after the night
 */
record HostileCase(
        Path folder,
        String title,
        String group,
        String advice,
        String client,
        Map<String, Object> write,
        List<String> then) {

    static List<HostileCase> in(Path folder) {
        try (Stream<Path> cases = Files.list(folder)) {
            return cases.filter(each -> Files.exists(each.resolve("case.yml")))
                    .sorted()
                    .map(HostileCase::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HostileCase read(Path folder) {
        try {
            Map<String, Object> yaml = new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(Files.readString(folder.resolve("case.yml")));
            Map<String, Object> write = new LinkedHashMap<>();
            if (yaml.get("write") instanceof Map<?, ?> recipes) {
                recipes.forEach((name, recipe) -> write.put(String.valueOf(name), recipe));
            }
            return new HostileCase(
                    folder,
                    String.valueOf(yaml.get("title")),
                    String.valueOf(yaml.get("group")),
                    String.valueOf(yaml.get("advice")).strip(),
                    String.valueOf(yaml.getOrDefault("client", folder.getFileName())),
                    write,
                    yaml.get("then") instanceof List<?> then
                            ? then.stream().map(String::valueOf).toList()
                            : List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    /** A case that breaks a whole workspace has one of its own. */
    boolean isAlone() {
        return Files.isDirectory(folder.resolve("workspace"));
    }

    Path expected() {
        return folder.resolve("expected.txt");
    }

    /** The files that lie in the folder as they are. */
    List<Path> committed() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(file -> !file.toString().matches("case\\.yml|expected\\.txt"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void putInto(Path workspace) throws IOException {
        Path clientFolder = workspace.resolve("clients").resolve(client);
        Files.createDirectories(clientFolder);
        for (Path file : committed()) {
            Path target = file.startsWith("workspace")
                    ? workspace.resolve(Path.of("workspace").relativize(file).toString())
                    : clientFolder.resolve(file.toString());
            Files.createDirectories(target.getParent());
            Files.copy(folder.resolve(file), target);
        }
        for (Map.Entry<String, Object> each : write.entrySet()) {
            HostileFile.write(clientFolder.resolve(each.getKey()), each.getValue());
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
