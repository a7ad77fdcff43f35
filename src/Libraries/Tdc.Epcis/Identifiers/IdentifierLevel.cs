namespace Tdc.Epcis.Identifiers;

/// <summary>What a URI names.</summary>
public enum IdentifierLevel
{
    /// <summary>Not a GS1 identifier: a private or other URI.</summary>
    Other,

    /// <summary>One thing, place, party or document.</summary>
    Instance,

    /// <summary>A class, lot or pattern.</summary>
    Class,

    /// <summary>An EPC URN that breaks the rules of its scheme.</summary>
    MalformedUrn,

    /// <summary>A GS1 Digital Link whose check digit is wrong.</summary>
    WrongCheckDigit,
}
