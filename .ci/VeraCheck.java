// What veraPDF says about files: `VeraCheck 3a,ua1 FILE…`. A line each, the rules that failed beneath it.

import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class VeraCheck {
    public static void main(String[] words) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        boolean passed = true;
        for (String profile : words[0].split(",")) {
            for (int i = 1; i < words.length; i++) {
                passed &= check(PDFAFlavour.byFlavourId(profile), profile, words[i]);
            }
        }
        System.exit(passed ? 0 : 1);
    }

    static boolean check(PDFAFlavour flavour, String profile, String file) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
             PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            System.out.printf("%s %s %s (%d assertions)%n", result.isCompliant() ? "PASS" : "FAIL", profile, file,
                result.getTotalAssertions());
            Set<String> told = new TreeSet<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
                String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                if (told.add(rule)) {
                    System.out.println("    " + rule + ": " + assertion.getMessage().replaceAll("\\s+", " "));
                }
            }
            return result.isCompliant();
        }
    }
}
