package jp.noren.storefront.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.storefront.api.PolicyReach;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.SwitchReach;
import jp.noren.storefront.internal.app.BrowseStorefronts.InForce;
import jp.noren.storefront.internal.app.BrowseStorefronts.Shown;
import jp.noren.storefront.internal.domain.PolicyEntry;

/** What goes over the wire. */
final class Wires {
    private Wires() {}

    /**
     * A storefront. The fields from {@code type} on are for the owner.
     *
     * @param name in the language of the answer
     * @param paymentNote what the storefront says of paying, in the language of the answer
     */
    record View(
            String id,
            String name,
            String company,
            List<String> languages,
            String termsVersion,
            String paymentNote,
            String type,
            LocalizedText names,
            LocalizedText companies,
            String registrationNumber,
            String statementDescriptor,
            String reseller,
            Map<String, Boolean> switches) {

        static View of(Shown shown, String language) {
            Storefront storefront = shown.storefront();
            boolean own = shown.own();
            return new View(
                    storefront.id(),
                    storefront.name().in(language),
                    storefront.company().in(language),
                    storefront.languages(),
                    shown.termsVersion(),
                    note(shown.paymentNote(), language),
                    own ? storefront.type() : null,
                    own ? storefront.name() : null,
                    own ? storefront.company() : null,
                    own ? storefront.registrationNumber() : null,
                    own ? storefront.statementDescriptor() : null,
                    own ? storefront.reseller() : null,
                    own ? shown.switches() : null);
        }

        private static String note(JsonNode note, String language) {
            if (note == null || note.isTextual()) {
                return note == null ? null : note.textValue();
            }
            return note.path(language).asText(note.path("ja").asText(null));
        }
    }

    record NewStorefront(
            String id,
            String type,
            LocalizedText name,
            LocalizedText company,
            String registrationNumber,
            String statementDescriptor,
            List<String> languages,
            String reseller) {
        Storefront toStorefront() {
            return new Storefront(
                    id,
                    type,
                    name,
                    company,
                    registrationNumber,
                    statementDescriptor,
                    languages == null ? List.of() : languages,
                    reseller);
        }
    }

    record Turn(Boolean on) {
        boolean value() {
            if (on == null) {
                throw RefusedException.invalid(List.of(FieldError.of("/on", "rest.field-required")));
            }
            return on;
        }
    }

    /**
     * A switch as it stands, or would stand.
     *
     * @param reached what that touches, as the capabilities say
     */
    record Switched(String name, boolean on, List<SwitchReach.Reached> reached) {}

    record NewPolicy(String key, JsonNode value, LocalDate validFrom, LocalDate validTo) {}

    record PolicyView(String id, String key, JsonNode value, LocalDate validFrom, LocalDate validTo) {
        static PolicyView of(InForce policy) {
            return of(policy.entry(), policy.value());
        }

        static PolicyView of(PolicyEntry entry, JsonNode value) {
            return new PolicyView(entry.id(), entry.key(), value, entry.from(), entry.to());
        }
    }

    /**
     * What would happen.
     *
     * @param before the value in force the day before; null where there is none
     * @param reached who would be touched, as the capabilities that read the policy say
     */
    record PolicyPreview(
            String key,
            JsonNode value,
            JsonNode before,
            LocalDate validFrom,
            LocalDate validTo,
            List<PolicyReach.Reached> reached) {}

    /** A list that is short enough to be answered whole. */
    record Whole<T>(String object, List<T> data, boolean hasMore, String url) {
        static <T> Whole<T> of(List<T> data, String url) {
            return new Whole<>("list", data, false, url);
        }
    }
}
