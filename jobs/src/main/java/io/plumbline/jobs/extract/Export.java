package io.plumbline.jobs.extract;

import io.plumbline.jobs.extract.shape.Profile;
import io.plumbline.jobs.extract.shape.Source;
import io.plumbline.jobs.workspace.ReadingSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is, or is to become, one entry of staging: the files of one export, or a file that no format reads.
 *
 * @param clientFolder the client's folder in the workspace
 * @param key hash of client, contents and everything that steers the reading
 * @param formatVersion hash of the mapping, the settings and the reader
 * @param keptPersonal staged columns, as {@code deal.owner}, that are not hashed
 * @param refusal why nothing can be read, where that is so
 */
public record Export(
        String clientId,
        Path clientFolder,
        long key,
        String format,
        String formatVersion,
        List<Member> members,
        Optional<Refusal> refusal,
        ReadingSettings settings,
        Set<String> keptPersonal) {

    public Export {
        members = List.copyOf(members);
        keptPersonal = Set.copyOf(keptPersonal);
    }

    /**
     * A file and the role it plays.
     *
     * @param path below the client's folder; an entry of an archive has the archive's path before it
     * @param opened what discovery has already read, to spare a second pass
     */
    public record Member(Path file, String path, String sha256, String input, Optional<Opened> opened) {
        long fileKey(String clientId) {
            return Hash.key(clientId, sha256);
        }

        Member with(Opened looked) {
            return new Member(file, path, sha256, input, Optional.of(looked));
        }
    }

    /** A file that has been looked at. */
    public record Opened(Source source, Profile profile) {}

    /** Why a file cannot be read: what was found, what was expected, whose move it is. */
    public record Refusal(String found, String expected, String advice) {}

    Export with(long otherKey, List<Member> otherMembers) {
        return new Export(
                clientId, clientFolder, otherKey, format, formatVersion, otherMembers, refusal, settings, keptPersonal);
    }

    public String folder() {
        return "%s-%016x".formatted(format, key);
    }

    /** The files' paths, for messages. */
    public String name() {
        return members.get(0).path() + (members.size() > 1 ? " and %d more".formatted(members.size() - 1) : "");
    }
}
