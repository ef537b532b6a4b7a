package io.plumbline.jobs.workspace;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;

/**
 * A glob over paths below a client's folder: {@code exports/2025/*.csv}, {@code exports/**}. Without a slash it is held
 * against the file name alone, in any folder: {@code ledger-*.csv}.
 */
public record PathPattern(String glob) {
    public PathPattern {
        matcher(glob);
    }

    public boolean matches(String path) {
        String held = glob.contains("/") ? path : path.substring(path.lastIndexOf('/') + 1);
        return matcher(glob).matches(Path.of(held));
    }

    private static PathMatcher matcher(String glob) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }

    @Override
    public String toString() {
        return glob;
    }
}
