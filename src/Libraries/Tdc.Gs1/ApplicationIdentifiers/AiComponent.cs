namespace Tdc.Gs1.ApplicationIdentifiers;

/// <summary>One part of the data field of an Application Identifier.</summary>
/// <param name="CharacterSet">Which characters it holds.</param>
/// <param name="MinLength">Fewest characters, 1 or more.</param>
/// <param name="MaxLength">Most characters; equal to the fewest unless it is the last part.</param>
/// <param name="IsOptional">Whether the data may end before it.</param>
/// <param name="Checks">Names of the checks of its content, as the syntax dictionary writes them.</param>
public sealed record AiComponent(AiCharacterSet CharacterSet, int MinLength, int MaxLength, bool IsOptional, IReadOnlyList<string> Checks)
{
    /// <summary>The checks themselves, resolved once when the table is read.</summary>
    internal ContentCheck[] Rules { get; init; } = [];

    /// <summary>Checks the content of this part.</summary>
    /// <param name="text">The part, of a length that fits.</param>
    internal Gs1Fault Check(ReadOnlySpan<char> text)
    {
        var fault = CharacterSet switch
        {
            AiCharacterSet.Numeric => Text.CharacterSets.IsDigits(text) ? Gs1Fault.None : Gs1Fault.NotDigits,
            AiCharacterSet.Set82 => Text.CharacterSets.IsSet82(text) ? Gs1Fault.None : Gs1Fault.Character,
            AiCharacterSet.Set39 => Text.CharacterSets.IsSet39(text) ? Gs1Fault.None : Gs1Fault.Character,
            _ => Text.CharacterSets.IsSet64(text) ? Gs1Fault.None : Gs1Fault.Character,
        };
        for (var i = 0; fault == Gs1Fault.None && i < Rules.Length; i++)
        {
            fault = Rules[i](text);
        }

        return fault;
    }
}
