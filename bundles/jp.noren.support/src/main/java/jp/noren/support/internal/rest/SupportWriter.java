package jp.noren.support.internal.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jp.noren.support.internal.app.ExplainSupport;
import jp.noren.support.internal.app.Plans;
import jp.noren.support.internal.app.PreviewFiling;
import jp.noren.support.internal.app.ReadKey;
import jp.noren.support.internal.app.ReadSupport;
import jp.noren.support.internal.app.TermsOf;
import jp.noren.support.internal.app.Words;
import jp.noren.support.internal.domain.Allowance;
import jp.noren.support.internal.domain.Filing;
import jp.noren.support.internal.domain.Operation;
import jp.noren.support.internal.domain.Period;
import jp.noren.support.internal.domain.Plan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts support into the words of its reader's language. */
@Component(service = SupportWriter.class)
public final class SupportWriter {
    private final Words words;
    private final Plans plans;
    private final TermsOf terms;

    @Activate
    public SupportWriter(@Reference Words words, @Reference Plans plans, @Reference TermsOf terms) {
        this.words = words;
        this.plans = plans;
        this.terms = terms;
    }

    SupportWire.View view(ReadSupport.View view, String language) {
        String storefront = view.contract().storefront();
        return new SupportWire.View(
                view.contract().id(),
                view.contract().number(),
                Fields.lower(view.state()),
                plan(storefront, view.current(), language),
                plan(storefront, view.next(), language),
                view.history().periods().stream()
                        .map(period -> plan(storefront, period, language))
                        .toList(),
                operations(view.allowance()),
                new SupportWire.Window(
                        view.terms().window().firstDay(),
                        view.terms().window().lastDay(),
                        view.isOpen(),
                        view.opensOn()),
                view.applications().stream().map(SupportWire.Filed::of).toList(),
                Fields.lower(view.key()),
                link(storefront, view.today(), language));
    }

    private SupportWire.PlanOnContract plan(String storefront, Period period, String language) {
        if (period == null) {
            return null;
        }
        Plan plan = plans.on(storefront, period.start()).stream()
                .filter(one -> one.code().equals(period.plan()))
                .findFirst()
                .orElse(null);
        return new SupportWire.PlanOnContract(
                period.plan(),
                plans.name(storefront, period.plan(), period.start()).in(language),
                plan == null ? null : plan.monthly(),
                period.start(),
                period.end(),
                period.keyCode(),
                covers(period.covers(), language));
    }

    private List<SupportWire.Cover> covers(Map<String, LocalDate> covers, String language) {
        return covers.entrySet().stream()
                .map(cover -> new SupportWire.Cover(
                        cover.getKey(), words.cover(cover.getKey()).in(language), cover.getValue()))
                .toList();
    }

    private static SupportWire.Operations operations(Allowance allowance) {
        return new SupportWire.Operations(
                allowance.perContract(),
                Fields.lower(allowance.counting()),
                allowance.used(),
                allowance.changes(),
                allowance.releases(),
                allowance.left(Operation.CHANGE),
                allowance.left(Operation.RELEASE));
    }

    /** Where installing and setting up are explained (R055): the storefront's own page, else ours. */
    private SupportWire.Link link(String storefront, LocalDate day, String language) {
        String own = terms.detailPage(storefront, day, language);
        return new SupportWire.Link(
                words.text(language, "support.detail-link", Map.of()),
                own == null ? GuideResource.URL + "?storefront=" + storefront + "&language=" + language : own);
    }

    SupportWire.Key key(ReadKey.KeyView key, ReadSupport.View view, String language) {
        String state = Fields.lower(key.state());
        return new SupportWire.Key(
                state,
                words.text(language, "support.key-title", Map.of()),
                words.text(
                        language,
                        "support.key-" + state.replace('_', '-'),
                        key.from() == null ? Map.of() : Map.of("from", key.from())),
                key.product() == null ? null : key.product().in(language),
                key.code(),
                key.from(),
                link(view.contract().storefront(), view.today(), language));
    }

    SupportWire.Explained explained(ExplainSupport.Explained one, String language) {
        return new SupportWire.Explained(
                Fields.lower(one.operation()),
                one.plan(),
                one.allowed(),
                one.code(),
                words.text(language, one.code(), one.args()),
                one.rule(),
                one.allowedOn());
    }

    SupportWire.Preview preview(PreviewFiling.Preview preview, String language) {
        Filing filing = preview.filing();
        return new SupportWire.Preview(
                Fields.lower(filing.operation()),
                filing.before() == null ? null : filing.before().plan(),
                filing.after() == null ? null : filing.after().code(),
                filing.after() == null ? null : filing.after().monthly(),
                filing.effectiveOn(),
                filing.lastDay(),
                covers(filing.covers(), language),
                preview.consequences().stream()
                        .map(told -> new SupportWire.Consequence(
                                told.code(), words.text(language, told.code(), told.args()), told.mustBeAcknowledged()))
                        .toList(),
                filing.left().left(filing.operation()),
                preview.token());
    }

    SupportWire.CataloguePlan plan(Plan plan, String language) {
        Map<String, String> names = plan.covers().stream()
                .collect(Collectors.toMap(
                        term -> term.cover(), term -> words.cover(term.cover()).in(language)));
        return SupportWire.CataloguePlan.of(plan, names);
    }
}
