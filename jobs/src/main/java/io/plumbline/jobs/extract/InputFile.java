package io.plumbline.jobs.extract;

import io.plumbline.jobs.extract.shape.NormalisedFile;

/**
 * A file of an export in the role of one input, as rows of text.
 *
 * @param fileKey of the file: several kinds of rows in one file share it
 * @param stem the file's name without its extension
 * @param stated what the settings say of its dates and numbers
 */
record InputFile(
        Mapping.Input input,
        Export.Member member,
        long fileKey,
        String stem,
        String encoding,
        ConventionsFinder.Stated stated,
        NormalisedFile file) {}
