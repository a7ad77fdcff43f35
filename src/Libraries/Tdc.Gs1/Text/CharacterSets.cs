using System.Buffers;

namespace Tdc.Gs1.Text;

/// <summary>The character sets that GS1 data fields use.</summary>
/// <remarks>Source: GS1 General Specifications, tables "GS1 AI encodable character set 82", "39" and "64".</remarks>
internal static class CharacterSets
{
    /// <summary>Character set 82, in the order of the values that check pairs use.</summary>
    public const string Set82 = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";

    /// <summary>Character set 39.</summary>
    public const string Set39 = "#-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly SearchValues<char> set82 = SearchValues.Create(Set82);
    private static readonly SearchValues<char> set39 = SearchValues.Create(Set39);
    private static readonly SearchValues<char> set64 = SearchValues.Create("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");

    public static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    public static bool IsSet82(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(set82);

    public static bool IsSet39(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(set39);

    /// <summary>File- and URI-safe base64; padding is optional and, as the reference procedure has it, fills up to a multiple of three.</summary>
    public static bool IsSet64(ReadOnlySpan<char> text)
    {
        var body = text.TrimEnd('=');
        var pads = text.Length - body.Length;
        return (pads == 0 || (pads <= 2 && text.Length % 3 == 0)) && !body.ContainsAnyExcept(set64);
    }
}
