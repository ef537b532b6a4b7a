package io.plumbline.jobs.extract.shape;

/** How a delimited file is cut: by its mapping, or as its profile decided. */
record Dialect(String separator, String rowEnd) {
    static Dialect of(Profile profile, ShapeSettings settings) {
        String separator = settings.separator()
                .orElseGet(
                        () -> profile.separator().map(Profile.Separator::text).orElse(","));
        boolean decided = settings.separator().isEmpty() && settings.rowEnd().isEmpty();
        String rowEnd =
                decided ? profile.separator().map(Profile.Separator::rowEnd).orElse("") : settings.rowEnd();
        return new Dialect(separator, rowEnd);
    }
}
