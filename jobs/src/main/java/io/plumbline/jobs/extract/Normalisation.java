package io.plumbline.jobs.extract;

import io.plumbline.jobs.extract.shape.NormalisedFile;
import io.plumbline.jobs.extract.shape.Shape;
import io.plumbline.jobs.extract.shape.ShapeSettings;
import io.plumbline.jobs.extract.shape.Source;
import io.plumbline.jobs.extract.shape.XmlRows;
import io.plumbline.jobs.workspace.ReadingSettings;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of an export become rows of text, each file in one pass, whatever kinds of rows it holds. */
final class Normalisation {
    private final Export export;
    private final ReadingSettings settings;
    private final Path scratch;
    private final List<InputFile> files = new ArrayList<>();

    private Normalisation(Export export, Path scratch) {
        this.export = export;
        this.settings = export.settings();
        this.scratch = scratch;
    }

    /** In the order of the mapping's inputs, or of the files where each holds all of them. */
    static List<InputFile> of(Export export, Mapping mapping, Path scratch) throws IOException {
        Files.createDirectories(scratch);
        Normalisation normalisation = new Normalisation(export, scratch);
        if (mapping.oneFile() && mapping.inputs().size() > 1) {
            for (Export.Member member : export.members()) {
                normalisation.readTogether(mapping.inputs(), member);
            }
        } else {
            for (Mapping.Input input : mapping.inputs()) {
                normalisation.read(input);
            }
        }
        return normalisation.files;
    }

    private void read(Mapping.Input input) throws IOException {
        for (Export.Member member : export.members()) {
            if (member.input().equals(input.name())) {
                read(input, member);
            }
        }
    }

    private void read(Mapping.Input input, Export.Member member) throws IOException {
        Export.Opened opened = member.opened().orElseThrow();
        NormalisedFile file = create(input);
        try (file) {
            input.shape().read(opened.source(), opened.profile(), layout(input, member), file);
        }
        add(input, member, file);
    }

    /** Rows of several kinds in one pass over their file. */
    private void readTogether(List<Mapping.Input> inputs, Export.Member member) throws IOException {
        Export.Opened opened = member.opened().orElseThrow();
        List<NormalisedFile> normalised = new ArrayList<>();
        try {
            List<XmlRows> kinds = new ArrayList<>();
            for (Mapping.Input input : inputs) {
                NormalisedFile file = create(input);
                normalised.add(file);
                kinds.add(new XmlRows(input.layout().xml(), file));
            }
            XmlRows.readAll(opened.source(), opened.profile(), layout(inputs.get(0), member), kinds);
        } finally {
            for (NormalisedFile file : normalised) {
                file.close();
            }
        }
        for (int i = 0; i < inputs.size(); i++) {
            add(inputs.get(i), member, normalised.get(i));
        }
    }

    private NormalisedFile create(Mapping.Input input) throws IOException {
        return NormalisedFile.create(scratch.resolve("%s-%d.csv".formatted(input.name(), files.size())));
    }

    private void add(Mapping.Input input, Export.Member member, NormalisedFile file) throws IOException {
        files.add(new InputFile(
                input,
                member,
                member.fileKey(export.clientId()),
                stem(member.opened().orElseThrow().source()),
                encoding(input, member),
                new ConventionsFinder.Stated(
                        settings.dates().at(member.path()), settings.decimal().at(member.path())),
                file));
    }

    private String encoding(Mapping.Input input, Export.Member member) throws IOException {
        Export.Opened opened = member.opened().orElseThrow();
        String found = input.shape() == Shape.XML
                ? XmlRows.encoding(opened.source(), opened.profile())
                : opened.profile().encoding().label();
        return layout(input, member).encoding().map(Charset::name).orElse(found);
    }

    private ShapeSettings layout(Mapping.Input input, Export.Member member) {
        return settings.encoding()
                .at(member.path())
                .filter(any -> input.layout().encoding().isEmpty())
                .map(charset -> input.layout().withEncoding(charset))
                .orElse(input.layout());
    }

    private static String stem(Source source) {
        return source.name().replaceFirst("\\.([A-Za-z0-9]{1,5}|journal|hledger|ledger|beancount)$", "");
    }
}
