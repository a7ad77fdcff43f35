using Tdc.Gs1.ApplicationIdentifiers;

namespace Tdc.Gs1.ElementStrings;

/// <summary>An Application Identifier with its data.</summary>
/// <param name="Ai">The identifier.</param>
/// <param name="Value">The data, decoded, without separator.</param>
public readonly record struct Element(ApplicationIdentifier Ai, string Value)
{
    /// <summary>The identifier's code in brackets and the data, as people read it.</summary>
    public override string ToString() => $"({Ai.Code}){Value}";
}
