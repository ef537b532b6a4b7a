package io.plumbline.jobs.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that cannot be committed as it is, from its recipe in a {@code case.yml}: a text, or one of
 *
 * <pre>
 * {text: ..., encoding: windows-1252}      {hex: 00ff}              {repeat: ..., times: 100}
 * {parts: [..., ...]}                      {gzip: ...}              {zip: {name: ..., name: ...}}
 * {bytes: ..., keep: 40}                   the first 40 bytes of something
 * {link: ../elsewhere}   {pipe: true}   {folder: ---------}   {text: ..., permissions: ---------}
 * </pre>
 */
final class HostileFile {
    private HostileFile() {}

    static void write(Path file, Object recipe) throws IOException {
        Files.createDirectories(file.getParent());
        if (recipe instanceof Map<?, ?> map && map.get("link") instanceof String target) {
            Files.createSymbolicLink(file, Path.of(target));
        } else if (recipe instanceof Map<?, ?> map && map.containsKey("pipe")) {
            pipe(file);
        } else if (recipe instanceof Map<?, ?> map && map.get("folder") instanceof String permissions) {
            Files.createDirectory(file);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        } else {
            Files.write(file, bytes(recipe));
            if (recipe instanceof Map<?, ?> map && map.get("permissions") instanceof String permissions) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            }
        }
    }

    private static void pipe(Path file) throws IOException {
        try {
            new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(@Nullable Object recipe) throws IOException {
        if (!(recipe instanceof Map<?, ?> map)) {
            return String.valueOf(recipe).getBytes(StandardCharsets.UTF_8);
        }
        if (map.get("text") instanceof String text) {
            Object encoding = map.containsKey("encoding") ? map.get("encoding") : "UTF-8";
            return text.getBytes(Charset.forName(String.valueOf(encoding)));
        } else if (map.containsKey("hex")) {
            return HexFormat.of().parseHex(String.valueOf(map.get("hex")).replace(" ", ""));
        } else if (map.get("times") instanceof Integer times) {
            return repeated(bytes(map.get("repeat")), times);
        } else if (map.get("parts") instanceof List<?> parts) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (Object part : parts) {
                out.writeBytes(bytes(part));
            }
            return out.toByteArray();
        } else if (map.get("keep") instanceof Integer keep) {
            return Arrays.copyOf(bytes(map.get("bytes")), keep);
        } else if (map.containsKey("gzip")) {
            return gzip(bytes(map.get("gzip")));
        } else if (map.get("zip") instanceof Map<?, ?> entries) {
            return zip(entries);
        }
        throw new IllegalArgumentException("No recipe: " + recipe);
    }

    private static byte[] repeated(byte[] bytes, int times) {
        byte[] all = new byte[bytes.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(bytes, 0, all, i * bytes.length, bytes.length);
        }
        return all;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    /** Entries that say nothing of the day they were made on. */
    private static byte[] zip(Map<?, ?> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<?, ?> each : entries.entrySet()) {
                byte[] content = bytes(each.getValue());
                ZipEntry entry = new ZipEntry(String.valueOf(each.getKey()));
                CRC32 checksum = new CRC32();
                checksum.update(content);
                entry.setTime(0);
                entry.setCrc(checksum.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
        }
        return out.toByteArray();
    }
}
