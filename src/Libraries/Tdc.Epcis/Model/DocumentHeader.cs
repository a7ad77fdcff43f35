namespace Tdc.Epcis.Model;

/// <summary>What a document is.</summary>
public enum DocumentKind
{
    /// <summary>Not known yet, or not an EPCIS document.</summary>
    Unknown,

    /// <summary>An EPCISDocument.</summary>
    Document,

    /// <summary>An EPCISQueryDocument.</summary>
    QueryDocument,

    /// <summary>A single event that carries its own context.</summary>
    BareEvent,
}

/// <summary>All of a document but its events.</summary>
public sealed class DocumentHeader
{
    /// <summary>What the document is.</summary>
    public DocumentKind Kind { get; set; } = DocumentKind.Document;

    /// <summary>Version as written, such as <c>2.0</c> or <c>1.2</c>.</summary>
    public string? SchemaVersion { get; set; }

    /// <summary>When the document was made.</summary>
    public string? CreationDate { get; set; }

    /// <summary>URI of the document (JSON).</summary>
    public string? Id { get; set; }

    /// <summary>Who sends it.</summary>
    public string? Sender { get; set; }

    /// <summary>Whom it is for.</summary>
    public string? Receiver { get; set; }

    /// <summary>Identifies the message.</summary>
    public string? InstanceIdentifier { get; set; }

    /// <summary>The JSON-LD <c>@context</c> as written, or <c>null</c> for a document read from XML.</summary>
    public string? Context { get; set; }

    /// <summary>Prefixes declared for the whole document.</summary>
    public NamespaceScope Namespaces { get; set; } = new();

    /// <summary>Master data of the header or of a query's answer.</summary>
    public IReadOnlyList<MasterDataVocabulary>? MasterData { get; set; }

    /// <summary>The standard business document header of XML, kept whole; <c>null</c> when none.</summary>
    public ExtensionField? BusinessHeader { get; set; }

    /// <summary>Query documents: name of the query.</summary>
    public string? QueryName { get; set; }

    /// <summary>Query documents: id of the subscription.</summary>
    public string? SubscriptionId { get; set; }

    /// <summary>Fields of other name spaces at the top.</summary>
    public IReadOnlyList<ExtensionField> Extensions { get; set; } = [];

    /// <summary>Fields of other name spaces in the header.</summary>
    public IReadOnlyList<ExtensionField> HeaderExtensions { get; set; } = [];

    /// <summary>Whether the document has a header element or member at all.</summary>
    public bool HasHeader { get; set; }
}

/// <summary>Master data of one type.</summary>
/// <param name="Type">URI, such as <c>urn:epcglobal:epcis:vtype:ReadPoint</c>.</param>
/// <param name="Elements">Its elements.</param>
public sealed record MasterDataVocabulary(string Type, IReadOnlyList<MasterDataElement> Elements);

/// <summary>Master data of one identifier.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Attributes">What is said of it.</param>
/// <param name="Children">Identifiers below it; they form the hierarchy of the <c>WD_</c> queries.</param>
public sealed record MasterDataElement(string Id, IReadOnlyList<MasterDataAttribute> Attributes, IReadOnlyList<string>? Children);

/// <summary>One attribute.</summary>
/// <param name="Id">URI of the attribute.</param>
/// <param name="Value">Its value: a text, a number or fields; <c>null</c> when JSON gives none.</param>
public sealed record MasterDataAttribute(string Id, ExtensionField? Value);
