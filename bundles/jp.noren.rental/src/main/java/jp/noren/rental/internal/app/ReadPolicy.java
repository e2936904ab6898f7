package jp.noren.rental.internal.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.noren.kernel.DayWindow;
import jp.noren.kernel.RefusedException;
import jp.noren.rental.internal.domain.Blackout;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Deposit;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.RentalPolicy;
import jp.noren.storefront.api.Policies;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads what the storefront has decided for a day; whoever asks names the day on which something was filed or applied for. */
@Component(service = ReadPolicy.class)
public final class ReadPolicy {
    private static final int START_LEAD_DAYS = 1;
    private static final int START_WITHIN_DAYS = 62;
    private static final int PREPAID_NOTICE_DAYS = 30;

    private final ObjectMapper json = new ObjectMapper();
    private final Storefronts storefronts;

    @Activate
    public ReadPolicy(@Reference Storefronts storefronts) {
        this.storefronts = storefronts;
    }

    /**
     * @throws RefusedException NOT_FOUND {@code rental.not-offered} at a storefront that lets nothing: it has none of these policies
     * @throws IllegalStateException when the storefront lacks one policy that rental cannot do without, or has one it does not understand
     */
    public RentalPolicy on(String storefront, LocalDate day) {
        Policies policies = storefronts.policies(storefront, day);
        if (policies.text("planChangeWindow").isEmpty()
                && policies.text("cancelAfterThat").isEmpty()) {
            throw new RefusedException(RefusedException.Kind.NOT_FOUND, "rental.not-offered");
        }
        if (!policies.requireText("cancelAfterThat").equals("END_OF_NEXT_MONTH")) {
            throw new IllegalStateException("policy cancelAfterThat: only END_OF_NEXT_MONTH is known");
        }
        return new RentalPolicy(
                window(policies.requireText("planChangeWindow")),
                policies.requireNumber("cancelThisMonthUntilDay"),
                blackouts(policies.list("blackouts")),
                policies.requireNumber("settlementDay"),
                policies.requireNumber("returnDueDayOfNextMonth"),
                policies.number("rentalStartLeadDays").orElse(START_LEAD_DAYS),
                policies.number("rentalStartWithinDays").orElse(START_WITHIN_DAYS),
                policies.number("prepaidNoticeDays").orElse(PREPAID_NOTICE_DAYS));
    }

    /**
     * What was promised about the deposit when a contract was applied for (R062); the kinder reading where the storefront had decided nothing that day, as
     * for contracts that are older than its policies here.
     */
    public Deposit.Measured depositMeasured(Contract contract) {
        return storefronts
                .policies(contract.owner().storefront(), Japan.day(contract.appliedAt()))
                .text("depositMeasuredAt")
                .map(Deposit.Measured::valueOf)
                .orElse(Deposit.Measured.CONTRACT_END);
    }

    private DayWindow window(String text) {
        JsonNode window = read(text);
        return new DayWindow(
                window.path("fromDay").asInt(), window.path("toDay").asInt());
    }

    private List<Blackout> blackouts(List<String> texts) {
        List<Blackout> all = new ArrayList<>();
        for (String text : texts) {
            JsonNode one = read(text);
            Set<String> blocks = new HashSet<>();
            one.path("blocks").forEach(block -> blocks.add(block.asText()));
            all.add(new Blackout(
                    one.path("dayOfMonth").asInt(),
                    LocalTime.parse(one.path("from").asText("00:00")),
                    until(one.path("untilExclusive").asText("24:00")),
                    blocks));
        }
        return all;
    }

    private static LocalTime until(String text) {
        return text.equals("24:00") ? null : LocalTime.parse(text);
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a policy of the rental is not readable", e);
        }
    }
}
