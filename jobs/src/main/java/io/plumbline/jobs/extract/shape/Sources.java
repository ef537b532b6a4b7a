package io.plumbline.jobs.extract.shape;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Finds the exports in a file: itself, or the entries of a zip archive. */
public final class Sources {
    private static final int HEAD = 512;

    private Sources() {}

    public static List<Source> in(Path clientFolder, Path file) throws IOException {
        return in(clientFolder, file, Limits.DEFAULT);
    }

    /**
     * The exports in a file below the client's folder. A zip gives its entries, an .xlsx is itself; archives within
     * archives are given as they are and not opened.
     */
    public static List<Source> in(Path clientFolder, Path file, Limits limits) throws IOException {
        String path = path(clientFolder, file);
        refuseOutside(clientFolder, file, path);
        byte[] head = head(file, path);
        if (isGzip(head)) {
            return List.of(new GzipFile(path, file, limits));
        }
        if (isZip(head)) {
            return entries(path, file, limits);
        }
        return List.of(new PlainFile(path, file, limits));
    }

    /** The path as reports show it: below the client's folder, with forward slashes. */
    private static String path(Path clientFolder, Path file) {
        Path relative = clientFolder
                .toAbsolutePath()
                .normalize()
                .relativize(file.toAbsolutePath().normalize());
        return relative.toString().replace('\\', '/');
    }

    private static void refuseOutside(Path clientFolder, Path file, String path) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnreadableFile(path, "no such file", "an export", "Check the path.");
        }
        if (!Files.exists(file)) {
            throw new UnreadableFile(
                    path, "a link to a file that does not exist", "an export", "Put the file itself here.");
        }
        if (!file.toRealPath().startsWith(clientFolder.toRealPath())) {
            throw new UnreadableFile(
                    path,
                    "a link that leads out of the client's folder",
                    "a file inside it",
                    "Copy the file into the client's exports folder.");
        }
        if (!Files.isRegularFile(file)) {
            throw noFile(file, path);
        }
    }

    private static UnreadableFile noFile(Path file, String path) {
        if (Files.isSymbolicLink(file)) {
            return new UnreadableFile(
                    path, "a link to a folder", "the folder itself", "Put the folder here, or remove the link.");
        }
        return Files.isDirectory(file)
                ? UnreadableFile.because(path, new AccessDeniedException(path))
                : new UnreadableFile(
                        path, "a pipe, a socket or a device", "a file", "Remove it, or put the export here.");
    }

    private static byte[] head(Path file, String path) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        } catch (IOException e) {
            throw UnreadableFile.because(path, e);
        }
    }

    private static boolean isGzip(byte[] head) {
        return head.length >= 3 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B && head[2] == 8;
    }

    private static boolean isZip(byte[] head) {
        return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && (head[2] == 3 || head[2] == 5);
    }

    private static List<Source> entries(String path, Path file, Limits limits) throws IOException {
        try (ZipFile zip = open(path, file)) {
            if (isOfficeDocument(zip)) {
                return List.of(new PlainFile(path, file, limits));
            }
            if (zip.size() > limits.entries()) {
                throw new UnreadableFile(
                        path,
                        zip.size() + " files in one archive",
                        "at most " + limits.entries(),
                        "Split the archive, or raise the limit.");
            }
            List<Source> sources = new ArrayList<>();
            for (ZipEntry entry : zip.stream().toList()) {
                refuseTrick(path, entry.getName());
                if (isExport(entry)) {
                    sources.add(new ZipEntryFile(path + "!/" + entry.getName(), file, entry.getName(), limits));
                }
            }
            return List.copyOf(sources);
        }
    }

    /** Zip names are UTF-8 or, from old tools, code page 437. */
    static ZipFile open(String path, Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            String said = String.valueOf(e.getMessage());
            if (said.contains("bad entry name")) {
                return new ZipFile(file.toFile(), Charset.forName("IBM437"));
            }
            if (said.contains("encrypted")) {
                throw new UnreadableFile(
                        path,
                        "a zip archive with a password",
                        "an archive without one",
                        "Unpack it and put the files here.",
                        e);
            }
            throw new UnreadableFile(
                    path,
                    "a damaged zip archive (%s)".formatted(said),
                    "a complete one",
                    "Export or copy the file again.",
                    e);
        }
    }

    private static boolean isOfficeDocument(ZipFile zip) {
        return zip.getEntry("[Content_Types].xml") != null || zip.getEntry("mimetype") != null;
    }

    private static void refuseTrick(String path, String name) throws UnreadableFile {
        boolean climbs = Arrays.asList(name.split("/", -1)).contains("..");
        boolean absolute = name.startsWith("/") || name.matches("[A-Za-z]:.*");
        if (climbs || absolute || name.indexOf('\\') >= 0 || name.chars().anyMatch(c -> c < ' ')) {
            throw new UnreadableFile(
                    path,
                    "an entry named \"%s\"".formatted(name.replaceAll("\\p{Cntrl}", "?")),
                    "names below the archive, with forward slashes",
                    "The archive may be malicious; unpack it with care and put the files here.");
        }
    }

    private static boolean isExport(ZipEntry entry) {
        String name = entry.getName();
        String last = name.substring(name.lastIndexOf('/') + 1);
        return !entry.isDirectory() && !name.startsWith("__MACOSX/") && !last.startsWith(".");
    }

    /** A stream with a buffer that suits large files. */
    static InputStream buffered(InputStream in) {
        return new BufferedInputStream(in, 1 << 16);
    }
}
