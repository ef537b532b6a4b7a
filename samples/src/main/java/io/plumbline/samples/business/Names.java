package io.plumbline.samples.business;

import io.plumbline.samples.books.Party;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Invented people and companies. Nobody here exists; mail goes to example.com only. */
public final class Names {
    private static final List<String> FIRST = List.of(
            "Ada", "Amir", "Anna", "Ben", "Carla", "Chloe", "Daniel", "Elena", "Emil", "Farah", "Grace", "Hannah",
            "Hugo", "Ines", "Ivan", "Jade", "Jonas", "Kavya", "Lena", "Leo", "Lucia", "Malik", "Maya", "Nina", "Noah",
            "Olga", "Omar", "Priya", "Rosa", "Sam", "Sofia", "Tariq", "Theo", "Uma", "Vera", "Will", "Yara", "Zoe");
    private static final List<String> LAST = List.of(
            "Abbott",
            "Baptiste",
            "Castillo",
            "Dawson",
            "Eriksen",
            "Fontaine",
            "Garrett",
            "Hale",
            "Ibarra",
            "Jensen",
            "Keller",
            "Lindqvist",
            "Moreau",
            "Nakamura",
            "Okafor",
            "Petrov",
            "Quinn",
            "Rossi",
            "Sandoval",
            "Tanaka",
            "Underwood",
            "Vasquez",
            "Whitaker",
            "Xu",
            "Yilmaz",
            "Zimmer",
            "Ashworth",
            "Bellamy",
            "Cho",
            "Delgado",
            "Fairbanks",
            "Gupta",
            "Holloway",
            "Iyer",
            "Kowalski",
            "Larsen",
            "Mbeki",
            "Novak",
            "Osborne",
            "Prescott");
    private static final List<String> HEAD = List.of(
            "Bright",
            "Cedar",
            "Civic",
            "Clearwater",
            "Copper",
            "Crescent",
            "Evergreen",
            "Fairview",
            "Granite",
            "Harbor",
            "Highland",
            "Ironwood",
            "Juniper",
            "Lakeside",
            "Magnolia",
            "Meridian",
            "Northgate",
            "Oakfield",
            "Pioneer",
            "Redwood",
            "Silverline",
            "Sterling",
            "Summit",
            "Union",
            "Westbrook",
            "Willow");
    private static final List<String> TAIL =
            List.of("Events", "Partners", "Legal", "Dental", "Studios", "Software", "Realty", "Logistics", "Academy");

    private Names() {}

    public static String person(Chance chance) {
        return chance.pick(FIRST) + " " + chance.pick(LAST);
    }

    public static String mail(String person, int number) {
        return person.toLowerCase(Locale.ROOT).replace(' ', '.') + number + "@example.com";
    }

    /** The n-th company that a firm deals with; different n, different name. */
    public static Party company(Firm firm, String codePrefix, List<String> heads, List<String> tails, int n) {
        int start = firm.chance("companies", codePrefix).below(heads.size());
        String head = heads.get((start + n) % heads.size());
        String tail = tails.get((n / heads.size() + n) % tails.size());
        return new Party(codePrefix + String.valueOf(1000 + n).substring(1), head + " " + tail);
    }

    static Party company(Firm firm, String codePrefix, int n) {
        return company(firm, codePrefix, HEAD, TAIL, n);
    }

    /** A word that is fit for a file name. */
    public static String slug(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
