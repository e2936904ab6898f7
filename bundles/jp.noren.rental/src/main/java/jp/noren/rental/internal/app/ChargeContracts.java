package jp.noren.rental.internal.app;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.api.ChargeSource;
import jp.noren.billing.api.ChargedContracts;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.MonthLines;
import jp.noren.rental.internal.domain.OnceLine;
import jp.noren.rental.internal.domain.PriceList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells billing which contracts run in a month, and what the rental of each costs (R025, R064, R065, R075, R082). */
@Component(service = {ChargeSource.class, ChargedContracts.class})
public final class ChargeContracts implements ChargeSource, ChargedContracts {
    private final ContractBook book;
    private final ApplicationBook applications;
    private final Catalogue catalogue;

    @Activate
    public ChargeContracts(
            @Reference ContractBook book, @Reference ApplicationBook applications, @Reference Catalogue catalogue) {
        this.book = book;
        this.applications = applications;
        this.catalogue = catalogue;
    }

    @Override
    public String name() {
        return "rental";
    }

    @Override
    public List<Account> page(String storefront, YearMonth month, String after, int limit) {
        var span = new ContractBook.Span(storefront, month.atDay(1), month.atEndOfMonth());
        return book.running(span, after, limit).stream()
                .map(ChargeConclusion::account)
                .toList();
    }

    @Override
    public Map<String, List<ChargeLine>> lines(String storefront, YearMonth month, List<String> contracts) {
        PriceList list = catalogue.on(storefront, month.atEndOfMonth());
        Map<String, List<OnceLine>> once = applications.once(month, contracts);
        Map<String, List<ChargeLine>> lines = new LinkedHashMap<>();
        book.all(contracts).stream()
                .filter(contract -> MonthLines.runsIn(contract, month))
                .forEach(contract -> {
                    List<OnceLine> all = new ArrayList<>(once.getOrDefault(contract.id(), List.of()));
                    all.addAll(MonthLines.of(contract, month, name(list, contract)));
                    if (!all.isEmpty()) {
                        lines.put(
                                contract.id(),
                                all.stream().map(ChargeContracts::line).toList());
                    }
                });
        return lines;
    }

    private static LocalizedText name(PriceList list, Contract contract) {
        String code = contract.rented().plan();
        return list.plan(code).map(PriceList.Plan::name).orElseGet(() -> LocalizedText.of(code, code, code));
    }

    private static ChargeLine line(OnceLine line) {
        return new ChargeLine(line.code(), line.name(), Yen.of(line.amount()), line.taxPercent());
    }
}
