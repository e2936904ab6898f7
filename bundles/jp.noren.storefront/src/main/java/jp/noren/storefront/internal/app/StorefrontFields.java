package jp.noren.storefront.internal.app;

import java.util.ArrayList;
import java.util.List;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.internal.domain.Words;

/** What a storefront has to look like, with a pointer to each field that does not. The same for a single one and for an imported document. */
final class StorefrontFields {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTOR = 60;

    /** How a document calls its fields. */
    record Names(String company, String registrationNumber, String statementDescriptor) {
        static final Names REST = new Names("company", "registration_number", "statement_descriptor");
        static final Names DOCUMENT = new Names("operator", "registrationNumber", "statementDescriptor");
    }

    private final String at;
    private final Names names;
    private final List<FieldError> errors = new ArrayList<>();

    /** @param at pointer of the object, empty for a whole body */
    StorefrontFields(String at, Names names) {
        this.at = at;
        this.names = names;
    }

    List<FieldError> check(Storefront storefront) {
        need(Words.isCode(storefront.id()), "id", "storefront.id-invalid");
        need(Words.isType(storefront.type()), "type", "storefront.type-invalid");
        need(isName(storefront.name()), "name", "storefront.name-invalid");
        need(isName(storefront.company()), names.company(), "storefront.name-invalid");
        need(
                storefront.registrationNumber() == null || Words.isRegistrationNumber(storefront.registrationNumber()),
                names.registrationNumber(),
                "storefront.registration-invalid");
        need(
                storefront.statementDescriptor() == null
                        || (!storefront.statementDescriptor().isBlank()
                                && storefront.statementDescriptor().length() <= LONGEST_DESCRIPTOR),
                names.statementDescriptor(),
                "storefront.descriptor-invalid");
        need(Words.areLanguages(storefront.languages()), "languages", "storefront.languages-invalid");
        need(Words.isCode(storefront.reseller()), "reseller", "storefront.reseller-invalid");
        return errors;
    }

    static boolean isName(LocalizedText name) {
        return name != null
                && !name.in("ja").isBlank()
                && name.texts().values().stream().allMatch(text -> text.length() <= LONGEST_NAME);
    }

    private void need(boolean fits, String field, String code) {
        if (!fits) {
            errors.add(FieldError.of(at + "/" + field, code));
        }
    }
}
