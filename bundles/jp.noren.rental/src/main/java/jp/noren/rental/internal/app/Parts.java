package jp.noren.rental.internal.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import jp.noren.kernel.Decision;
import jp.noren.kernel.RefusedException;
import jp.noren.rental.api.ContractView;
import jp.noren.rental.internal.domain.Consequence;
import jp.noren.rental.internal.domain.Explained;
import jp.noren.rental.spi.ContractPart;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What other capabilities hang on a contract. While one of them is being replaced, whoever needs it waits at the outermost door. */
@Component(service = Parts.class)
public final class Parts {
    private static final int RETRY_SECONDS = 5;

    private final PartGates gates;

    @Activate
    public Parts(@Reference PartGates gates) {
        this.gates = gates;
    }

    /**
     * @param choices code of the part's catalogue by the part's word
     * @throws RefusedException UNAVAILABLE {@code rental.part-away} for a part that is not here
     */
    Decision check(ContractView draft, Map<String, String> choices) {
        for (Map.Entry<String, String> choice : new TreeMap<>(choices).entrySet()) {
            Decision decision = part(choice.getKey(), part -> part.check(draft, choice.getValue()));
            if (!decision.isAllowed()) {
                return decision;
            }
        }
        return Decision.allowed();
    }

    void conclude(ContractView contract, Map<String, String> choices) {
        new TreeMap<>(choices)
                .forEach((name, choice) -> part(name, part -> {
                    part.conclude(contract, choice);
                    return null;
                }));
    }

    List<Consequence> ifEnded(ContractView contract, LocalDate end) {
        return gates.parts().stream()
                .flatMap(name -> gates.part(name, part -> part.ifEnded(contract, end)).stream())
                .map(one -> new Consequence(one.code(), one.args(), one.mustBeAcknowledged()))
                .toList();
    }

    /** What a contract has of each part on a day. */
    public Map<String, String> current(String contract, LocalDate day) {
        Map<String, String> current = new TreeMap<>();
        gates.parts().forEach(name -> Optional.ofNullable(gates.part(name, part -> part.current(contract, day)))
                .ifPresent(choice -> current.put(name, choice)));
        return current;
    }

    /** What can be filed about each part on a day. */
    List<Explained> explain(ContractView contract, LocalDate on) {
        return gates.parts().stream()
                .flatMap(name -> gates.part(name, part -> part.explain(contract, on)).stream())
                .map(one ->
                        new Explained(one.operation(), one.allowed(), one.rule(), one.code(), one.args(), one.next()))
                .toList();
    }

    private <R> R part(String name, Function<ContractPart, R> work) {
        if (!gates.parts().contains(name)) {
            throw new RefusedException(
                    RefusedException.Kind.UNAVAILABLE,
                    "rental.part-away",
                    Map.of("part", name, "retry_after", RETRY_SECONDS));
        }
        return gates.part(name, work);
    }
}
