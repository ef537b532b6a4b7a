package io.plumbline.jobs.cli;

import io.plumbline.jobs.cli.Screen.Ink;
import io.plumbline.jobs.workspace.ClientSettings;
import io.plumbline.jobs.workspace.SettingsProblem;
import io.plumbline.jobs.workspace.UserMistake;
import io.plumbline.jobs.workspace.Workspace;
import io.plumbline.warehouse.client.Client;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code plumbline check}: everything that a person should put right, without building anything. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        header = "Look over settings, plans and exports without building anything.",
        descriptionHeading = "%n",
        description = {
            "Lists every problem at once, each with its file and line; exit code 2 when there is any.",
        },
        footer = {"", "Example:", "  plumbline check -w books"})
final class CheckCommand implements Callable<Integer> {
    private final Screen screen;
    private final Works works;

    @Mixin
    final WorkspaceOption workspace = new WorkspaceOption();

    CheckCommand(Screen screen, Works works) {
        this.screen = screen;
        this.works = works;
    }

    @Override
    public Integer call() {
        Workspace opened = workspace.open();
        for (Client client : opened.clients()) {
            sound(opened.client(client.id()));
        }
        List<String> problems = Stream.of(
                        opened.missingSecrets(System.getenv()).stream(),
                        opened.allProblems().stream().map(SettingsProblem::inWords),
                        works.exportProblems(opened).stream())
                .flatMap(found -> found)
                .map(Cells::printable)
                .toList();
        if (!problems.isEmpty()) {
            throw new UserMistake(String.join("\n", problems));
        }
        screen.out().println(screen.ink(Ink.GREEN, "Nothing to put right in " + opened.root()));
        return Plumbline.DONE;
    }

    private void sound(ClientSettings client) {
        screen.out()
                .println("%s: settings are sound%s"
                        .formatted(
                                client.client().id(),
                                client.assumptions().isEmpty() ? "" : "; " + String.join("; ", client.assumptions())));
    }
}
