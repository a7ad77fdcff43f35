namespace Tdc.Epcis.Model;

/// <summary>What an extension field holds.</summary>
public enum ExtensionForm
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A number, kept as written.</summary>
    Number,

    /// <summary>True or false.</summary>
    Truth,

    /// <summary>JSON's null; in XML <c>xsi:nil</c>.</summary>
    Null,

    /// <summary>Fields inside; it may have a text beside them.</summary>
    Fields,

    /// <summary>A JSON list; its items are unnamed and stand in order.</summary>
    List,
}

/// <summary>A field of a name space other than the standard's, with all that is inside it, so that it can be written back in either format.</summary>
public sealed class ExtensionField
{
    /// <summary>The name as written: <c>prefix:name</c>, a whole URI, or a bare name inside another extension.</summary>
    public required string Name { get; init; }

    /// <summary>The name space; empty when the name has none; <c>null</c> when the prefix is declared nowhere.</summary>
    public required string? Namespace { get; init; }

    /// <summary>The name within its name space.</summary>
    public required string LocalName { get; init; }

    /// <summary>What it holds.</summary>
    public required ExtensionForm Form { get; init; }

    /// <summary>Text, number or truth as written; of <see cref="ExtensionForm.Fields"/> the text beside the fields.</summary>
    public string? Text { get; init; }

    /// <summary>Fields or items inside.</summary>
    public IReadOnlyList<ExtensionField> Children { get; init; } = [];

    /// <summary>Whether XML wrote it as an attribute.</summary>
    public bool IsAttribute { get; init; }

    /// <summary>The type that XML named with <c>xsi:type</c>, such as <c>xsd:dateTime</c>; <c>null</c> when none.</summary>
    public string? XmlType { get; init; }
}
