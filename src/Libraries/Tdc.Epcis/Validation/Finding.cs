using System.Globalization;
using Tdc.Epcis.Resources;

namespace Tdc.Epcis.Validation;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Worth a look; the document stays valid.</summary>
    Warning,

    /// <summary>The document is not valid.</summary>
    Error,
}

/// <summary>Who says so.</summary>
public enum Layer
{
    /// <summary>The text is not JSON or XML, or a limit is passed: reading ended there.</summary>
    Syntax,

    /// <summary>What the official JSON schema says (of XML: what the official XSD says).</summary>
    Schema,

    /// <summary>What the text of the standard says beyond the schema.</summary>
    Semantics,
}

/// <summary>One thing found wrong.</summary>
/// <param name="JsonPointer">JSON pointer (RFC 6901) to the place; for XML to the same place of the equivalent JSON document.</param>
/// <param name="Code">Stable code such as <c>epcis.uri</c>; key of the message.</param>
/// <param name="Severity">Whether it makes the document invalid.</param>
/// <param name="Layer">Who says so.</param>
/// <param name="Arguments">Values of the message.</param>
public sealed record Finding(string JsonPointer, string Code, Severity Severity, Layer Layer, IReadOnlyList<string> Arguments)
{
    /// <summary>Index of the event in the document, or -1 when it is about the document.</summary>
    public int Event { get; init; } = -1;

    /// <summary>The message in the language of the culture: Vietnamese, or English.</summary>
    public string Message(CultureInfo culture) => EpcisText.Of(Code, culture, Arguments);
}
