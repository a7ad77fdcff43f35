namespace Tdc.Epcis.Model;

/// <summary>One event, as it was written: texts are kept to the letter, an absent field is <c>null</c>, an empty list is an empty list.</summary>
/// <remarks>
/// <para>All five types share this class; which field belongs to which type is said at the field. Times and numbers stay texts, so that writing gives
/// back what was read; <see cref="Validation.Timestamp"/> and <c>decimal.Parse</c> give their values.</para>
/// <para>Words of the Core Business Vocabulary read from XML 1.2/2.0 URNs are held bare (<c>shipping</c>), as JSON writes them.</para>
/// <para>Source: EPCIS 2.0, section 7.</para>
/// </remarks>
public sealed class EpcisEvent
{
    /// <summary>Which of the standard's types this is.</summary>
    public EventKind Kind { get; set; }

    /// <summary>The type as written: the standard's name, or the URI of an own type.</summary>
    public string TypeName { get; set; } = "";

    /// <summary>When it happened: ISO 8601 with zone.</summary>
    public string? EventTime { get; set; }

    /// <summary>When a repository recorded it; never trusted from a client.</summary>
    public string? RecordTime { get; set; }

    /// <summary>Local offset where and when it happened: <c>±hh:mm</c>, up to 14:00.</summary>
    public string? EventTimeZoneOffset { get; set; }

    /// <summary>The event's own URI.</summary>
    public string? EventId { get; set; }

    /// <summary>URIs of certificates that bear on the event.</summary>
    public IReadOnlyList<string>? CertificationInfo { get; set; }

    /// <summary>Whether JSON gave <see cref="CertificationInfo"/> as a list; a single URI may stand alone.</summary>
    public bool CertificationInfoIsList { get; set; }

    /// <summary>Says that the event of this id is in error.</summary>
    public ErrorDeclaration? ErrorDeclaration { get; set; }

    /// <summary>Objects by instance (Object, Transaction).</summary>
    public IReadOnlyList<string>? EpcList { get; set; }

    /// <summary>Objects by class and quantity (Object, Transaction).</summary>
    public IReadOnlyList<QuantityElement>? QuantityList { get; set; }

    /// <summary>The container, asset or place (Aggregation, Transaction, Association).</summary>
    public string? ParentId { get; set; }

    /// <summary>What is inside or fixed to it (Aggregation, Association).</summary>
    public IReadOnlyList<string>? ChildEpcs { get; set; }

    /// <summary>The same by class and quantity (Aggregation, Association).</summary>
    public IReadOnlyList<QuantityElement>? ChildQuantityList { get; set; }

    /// <summary>What went in, by instance (Transformation).</summary>
    public IReadOnlyList<string>? InputEpcList { get; set; }

    /// <summary>What went in, by class and quantity (Transformation).</summary>
    public IReadOnlyList<QuantityElement>? InputQuantityList { get; set; }

    /// <summary>What came out, by instance (Transformation).</summary>
    public IReadOnlyList<string>? OutputEpcList { get; set; }

    /// <summary>What came out, by class and quantity (Transformation).</summary>
    public IReadOnlyList<QuantityElement>? OutputQuantityList { get; set; }

    /// <summary>Ties together the events of one transformation (Transformation).</summary>
    public string? TransformationId { get; set; }

    /// <summary>All types but Transformation.</summary>
    public EventAction? Action { get; set; }

    /// <summary>Business step: a word of the vocabulary or an own URI.</summary>
    public string? BizStep { get; set; }

    /// <summary>Disposition: a word of the vocabulary or an own URI.</summary>
    public string? Disposition { get; set; }

    /// <summary>Dispositions that hold until unset.</summary>
    public PersistentDisposition? PersistentDisposition { get; set; }

    /// <summary>Where it was seen.</summary>
    public Place? ReadPoint { get; set; }

    /// <summary>Where the objects are afterwards.</summary>
    public Place? BizLocation { get; set; }

    /// <summary>Orders, notices, invoices …</summary>
    public IReadOnlyList<BusinessReference>? BizTransactionList { get; set; }

    /// <summary>Where a transfer begins.</summary>
    public IReadOnlyList<BusinessReference>? SourceList { get; set; }

    /// <summary>Where a transfer ends.</summary>
    public IReadOnlyList<BusinessReference>? DestinationList { get; set; }

    /// <summary>What was measured.</summary>
    public IReadOnlyList<SensorElement>? SensorElementList { get; set; }

    /// <summary>Instance and lot master data (Object with ADD, Transformation).</summary>
    public IReadOnlyList<ExtensionField>? Ilmd { get; set; }

    /// <summary>Fields of other name spaces, in the order read.</summary>
    public IReadOnlyList<ExtensionField> Extensions { get; set; } = [];

    /// <summary>Prefixes known where the event stands: its own over those of the document.</summary>
    public NamespaceScope Namespaces { get; set; } = NamespaceScope.Standard;

    /// <summary>The event's own <c>@context</c> as written, or <c>null</c> when it has none.</summary>
    public string? OwnContext { get; set; }
}
