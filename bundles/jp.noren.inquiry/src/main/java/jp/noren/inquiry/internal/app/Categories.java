package jp.noren.inquiry.internal.app;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jp.noren.i18n.Messages;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What can be asked at a storefront: its policies {@code inquiryCategories} and {@code inquiryCategoriesWithOrder} (R172). */
@Component(service = Categories.class)
public final class Categories {
    private final Storefronts storefronts;
    private final Messages messages;

    @Activate
    public Categories(@Reference Storefronts storefronts, @Reference Messages messages) {
        this.storefronts = storefronts;
        this.messages = messages;
    }

    public List<String> of(String storefront, LocalDate day) {
        return storefronts.policies(storefront, day).list("inquiryCategories");
    }

    public Set<String> withOrder(String storefront, LocalDate day) {
        return new HashSet<>(storefronts.policies(storefront, day).list("inquiryCategoriesWithOrder"));
    }

    /** A category the house has no words for is called by its own. */
    public String name(String category, String language) {
        String code = "inquiry.category-" + category.toLowerCase(Locale.ROOT).replace('_', '-');
        return messages.find(language, code, Map.of()).orElse(category);
    }
}
