package io.plumbline.jobs.extract.shape;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An XML file as UTF-8 without its declaration, which line and encoding no longer need, and with a limit on what the parser may
 * take in for a single tag, comment or text.
 */
final class XmlText extends FilterInputStream {
    /** Far beyond any tag, and below what a heap of a few hundred megabytes bears. */
    static final int LONGEST_PIECE = 16 << 20;

    private static final int LONGEST_DECLARATION = 1024;
    private static final Pattern DECLARATION = Pattern.compile("(?s)\\A\\s*<\\?xml\\s.*?\\?>");
    private static final Pattern DECLARED = Pattern.compile("encoding\\s*=\\s*[\"']([^\"']+)[\"']");

    private final String path;
    private final byte[] head;
    private int headAt;
    private long taken;

    private XmlText(InputStream in, String path, byte[] head) {
        super(in);
        this.path = path;
        this.head = head;
    }

    static XmlText open(Source source, Profile profile, ShapeSettings settings) throws IOException {
        Charset charset = charset(source, profile, settings);
        InputStream in = Sources.buffered(Utf8.open(
                source,
                profile,
                ShapeSettings.builder().encoding(charset).build())); // the parser asks for 4 kB at a time
        byte[] head = in.readNBytes(LONGEST_DECLARATION);
        Matcher declaration = DECLARATION.matcher(new String(head, StandardCharsets.ISO_8859_1));
        if (declaration.find()) {
            for (int i = 0; i < declaration.end(); i++) {
                head[i] = head[i] == '\n' || head[i] == '\r' ? head[i] : (byte) ' ';
            }
        }
        return new XmlText(in, source.path(), head);
    }

    /** The settings, else what the bytes of the whole file are, else what the declaration says, else what the bytes may be. */
    static Charset charset(Source source, Profile profile, ShapeSettings settings) throws IOException {
        Charset found = profile.encoding().charset();
        if (settings.encoding().isPresent()) {
            return settings.encoding().get();
        }
        return profile.encoding().isUtf8()
                        || profile.encoding().bomBytes() > 0
                        || found.name().startsWith("UTF-16")
                ? found
                : declared(source).orElse(found);
    }

    /** A declaration that says UTF-8 of bytes that are none is no help. Windows writes its own set and declares Latin-1. */
    private static Optional<Charset> declared(Source source) throws IOException {
        try (InputStream in = source.open()) {
            String head = new String(in.readNBytes(LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
            Matcher declaration = DECLARATION.matcher(head);
            Matcher declared = DECLARED.matcher(declaration.find() ? declaration.group() : "");
            if (!declared.find()) {
                return Optional.empty();
            }
            Charset charset = Charset.forName(declared.group(1));
            return charset.equals(StandardCharsets.ISO_8859_1)
                    ? Optional.of(Encoding.CP1252)
                    : Optional.of(charset).filter(other -> !other.name().startsWith("UTF"));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** The parser has made something of all it took so far. */
    void understood() {
        taken = 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int count;
        if (headAt < head.length) {
            count = Math.min(length, head.length - headAt);
            System.arraycopy(head, headAt, to, offset, count);
            headAt += count;
        } else {
            count = super.read(to, offset, length);
        }
        taken += Math.max(0, count);
        if (taken > LONGEST_PIECE) {
            throw new UnreadableFile(
                    path,
                    "a tag, comment or text of more than %,d bytes".formatted(LONGEST_PIECE),
                    "XML made of smaller pieces",
                    "Check that it is the right export; it may be malicious.");
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
