package jp.noren.rental.internal.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import jp.noren.kernel.Decision;
import jp.noren.rental.internal.domain.Blackout;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.MethodChange;
import jp.noren.rental.internal.domain.SettlementDay;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the storefront has decided about changing the method, as it holds on the day of the request. */
@Component(service = PaymentPolicy.class)
public final class PaymentPolicy {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Storefronts storefronts;
    private final ReadPolicy read;

    @Activate
    public PaymentPolicy(@Reference Storefronts storefronts, @Reference ReadPolicy read) {
        this.storefronts = storefronts;
        this.read = read;
    }

    MethodChange transitions(String storefront, LocalDate on) {
        return new MethodChange(storefronts.policies(storefront, on).list("paymentTransitions").stream()
                .map(PaymentPolicy::transition)
                .collect(Collectors.toSet()));
    }

    private static MethodChange.Transition transition(String text) {
        try {
            JsonNode named = JSON.readTree(text);
            return MethodChange.Transition.ofPolicy(
                    named.path("from").asText(), named.path("to").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("policy paymentTransitions is not readable", e);
        }
    }

    /** R026, R027: nothing that writes card data on the settlement day. */
    Decision open(String storefront, String procedure, Instant at) {
        return Blackout.decide(read.on(storefront, Japan.day(at)).blackouts(), procedure, Japan.time(at));
    }

    /** R029: the settlement that uses what is stored now. */
    LocalDate nextSettlement(String storefront, LocalDate day) {
        return SettlementDay.notBefore(day, read.on(storefront, day).settlementDay());
    }
}
