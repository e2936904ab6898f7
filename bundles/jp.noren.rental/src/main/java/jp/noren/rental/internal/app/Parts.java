package jp.noren.rental.internal.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.noren.kernel.Decision;
import jp.noren.kernel.RefusedException;
import jp.noren.rental.api.ContractView;
import jp.noren.rental.internal.domain.Consequence;
import jp.noren.rental.spi.ContractPart;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * What other capabilities hang on a contract. When one of them comes or goes, whoever files through here is ended first and begun anew, so that no
 * application is half with it and half without.
 */
@Component(service = Parts.class)
public final class Parts {
    private static final int RETRY_SECONDS = 5;

    private final List<ContractPart> parts;

    @Activate
    public Parts(@Reference(policyOption = ReferencePolicyOption.GREEDY) List<ContractPart> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * @param choices code of the part's catalogue by the part's word
     * @throws RefusedException UNAVAILABLE {@code rental.part-away} for a part that is not here
     */
    Decision check(ContractView draft, Map<String, String> choices) {
        for (Map.Entry<String, String> choice : new TreeMap<>(choices).entrySet()) {
            Decision decision = part(choice.getKey()).check(draft, choice.getValue());
            if (!decision.isAllowed()) {
                return decision;
            }
        }
        return Decision.allowed();
    }

    void conclude(ContractView contract, Map<String, String> choices) {
        new TreeMap<>(choices).forEach((part, choice) -> part(part).conclude(contract, choice));
    }

    List<Consequence> ifEnded(ContractView contract, LocalDate end) {
        return parts.stream()
                .flatMap(part -> part.ifEnded(contract, end).stream())
                .map(one -> new Consequence(one.code(), one.args(), one.mustBeAcknowledged()))
                .toList();
    }

    /** What a contract has of each part on a day. */
    public Map<String, String> current(String contract, LocalDate day) {
        Map<String, String> current = new TreeMap<>();
        parts.forEach(part ->
                Optional.ofNullable(part.current(contract, day)).ifPresent(choice -> current.put(part.name(), choice)));
        return current;
    }

    private ContractPart part(String name) {
        return parts.stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        RefusedException.Kind.UNAVAILABLE,
                        "rental.part-away",
                        Map.of("part", name, "retry_after", RETRY_SECONDS)));
    }
}
