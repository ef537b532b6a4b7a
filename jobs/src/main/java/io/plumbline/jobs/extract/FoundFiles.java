package io.plumbline.jobs.extract;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files that discovery has looked through and that are not staged yet, so that the step that stages them need not do so
 * again; a night finds them in one step and reads them in another.
 */
final class FoundFiles {
    private final Map<String, Export.Opened> bySpot = new ConcurrentHashMap<>();

    void keep(Export export) {
        for (Export.Member member : export.members()) {
            member.opened().ifPresent(opened -> bySpot.put(spot(export, member), opened));
        }
    }

    /** What was found, once; empty where the file has another size or time since, or other contents are asked for. */
    Optional<Export.Opened> take(Export export, Export.Member member) {
        return Optional.ofNullable(bySpot.remove(spot(export, member)))
                .filter(opened -> opened.profile().sha256().equals(member.sha256()));
    }

    private static String spot(Export export, Export.Member member) {
        return "%s %s %s"
                .formatted(
                        export.clientFolder(),
                        SeenFiles.spot(export.clientFolder(), member.file()).orElse(""),
                        member.path());
    }
}
