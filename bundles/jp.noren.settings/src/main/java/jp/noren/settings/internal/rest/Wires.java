package jp.noren.settings.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.LocalizedText;
import jp.noren.settings.internal.app.BrowseSettings.Shown;
import jp.noren.settings.internal.app.OwnSettings;
import jp.noren.settings.internal.app.SealedSecret;
import jp.noren.settings.internal.domain.Field;
import jp.noren.storefront.api.SwitchReach;

/** What goes over the wire. */
final class Wires {
    private Wires() {}

    /**
     * A provider as a storefront sees it.
     *
     * @param on whether the storefront has switched it on
     * @param own whether it has settings of its own there; else the house's hold
     * @param inForce whether the node that answers serves by the settings shown
     * @param fields only where one provider is asked for
     */
    record ProviderView(
            String provider,
            String version,
            LocalizedText name,
            LocalizedText description,
            boolean takesOwnSettings,
            boolean on,
            boolean own,
            Boolean inForce,
            Instant changedAt,
            String changedBy,
            List<FieldView> fields,
            List<SwitchReach.Reached> reached) {

        static ProviderView brief(Shown shown) {
            return of(shown, null, null);
        }

        /** @param reached what the change that led to this has touched; null when nothing was changed */
        static ProviderView whole(Shown shown, List<SwitchReach.Reached> reached) {
            List<FieldView> fields = shown.provider().form().fields().stream()
                    .map(field -> FieldView.of(field, shown.own()))
                    .toList();
            return of(shown, fields, reached);
        }

        private static ProviderView of(Shown shown, List<FieldView> fields, List<SwitchReach.Reached> reached) {
            Optional<OwnSettings> own = shown.own();
            return new ProviderView(
                    shown.provider().id(),
                    shown.provider().version(),
                    shown.provider().form().name(),
                    shown.provider().form().description(),
                    shown.provider().takesOwnSettings(),
                    shown.on(),
                    own.isPresent(),
                    own.map(settings -> shown.serving()
                                    .filter(revision -> revision == settings.revision())
                                    .isPresent())
                            .orElse(null),
                    own.map(settings -> settings.change().at()).orElse(null),
                    own.map(settings -> settings.change().by()).orElse(null),
                    fields,
                    reached);
        }
    }

    /**
     * One setting.
     *
     * @param most how many values a list takes at most; null for a single value
     * @param initial what holds when nothing is set; null where the provider has nothing of its own
     * @param value what the storefront has set; never a secret
     * @param setSince of a secret that is set
     */
    record FieldView(
            String key,
            String type,
            LocalizedText name,
            LocalizedText description,
            boolean required,
            Integer most,
            List<ChoiceView> choices,
            Long min,
            Long max,
            JsonNode initial,
            JsonNode value,
            Instant setSince) {

        static FieldView of(Field field, Optional<OwnSettings> own) {
            Field.Shape shape = field.shape();
            return new FieldView(
                    field.key(),
                    shape.type().name(),
                    field.name(),
                    field.description(),
                    field.mustBeGiven(),
                    field.isList() ? Math.abs(shape.most()) : null,
                    shape.choices().isEmpty()
                            ? null
                            : shape.choices().stream()
                                    .map(choice -> new ChoiceView(choice.value(), choice.label()))
                                    .toList(),
                    shape.min(),
                    shape.max(),
                    WireValues.node(field, field.isSecret() ? null : field.initial()),
                    WireValues.node(
                            field,
                            own.map(settings -> settings.plain().get(field.key()))
                                    .orElse(null)),
                    own.flatMap(settings -> settings.secret(field.key()))
                            .map(SealedSecret::since)
                            .orElse(null));
        }
    }

    record ChoiceView(String value, LocalizedText label) {}

    /** @param values by key; a secret that is not named stays as it is, null takes it away */
    record NewSettings(JsonNode values) {}

    record Preview(List<SwitchReach.Reached> reached) {}

    /** A list that is short enough to be answered whole. */
    record Whole<T>(String object, List<T> data, boolean hasMore, String url) {
        static <T> Whole<T> of(List<T> data, String url) {
            return new Whole<>("list", data, false, url);
        }
    }
}
