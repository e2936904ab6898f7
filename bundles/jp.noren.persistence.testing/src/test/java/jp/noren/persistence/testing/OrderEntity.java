package jp.noren.persistence.testing;

import java.time.LocalDateTime;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

@Entity
@Table(schema = "sample", name = "orders")
public class OrderEntity {
    @Id
    private String id;

    private long yen;

    @Column(name = "ordered_at")
    private LocalDateTime orderedAt;

    @Lob
    private String note;

    @Version
    private int version;

    protected OrderEntity() {}

    OrderEntity(String id, long yen, LocalDateTime orderedAt, String note) {
        this.id = id;
        this.yen = yen;
        this.orderedAt = orderedAt;
        this.note = note;
    }

    long yen() {
        return yen;
    }

    LocalDateTime orderedAt() {
        return orderedAt;
    }

    String note() {
        return note;
    }

    void raise(long by) {
        yen += by;
    }
}
