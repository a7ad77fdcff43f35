using Tdc.Gs1.Text;

namespace Tdc.Gs1.ApplicationIdentifiers;

/// <summary>"This one of so many" in data fields.</summary>
internal static class Sequences
{
    /// <summary>Piece and total in equal width, such as <c>0203</c>: both above zero, the piece up to the total.</summary>
    public static bool IsPieceOfTotal(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length % 2 != 0 || !CharacterSets.IsDigits(text))
        {
            return false;
        }

        var piece = text[..(text.Length / 2)];
        var total = text[(text.Length / 2)..];
        return piece.ContainsAnyExcept('0') && total.ContainsAnyExcept('0') && piece.SequenceCompareTo(total) <= 0;
    }

    /// <summary>Position and end with a slash between, such as <c>2/3</c>: no leading zeros, the position up to the end.</summary>
    public static bool IsPositionOfEnd(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        if (slash < 1 || slash == text.Length - 1)
        {
            return false;
        }

        var position = text[..slash];
        var end = text[(slash + 1)..];
        return CharacterSets.IsDigits(position) && CharacterSets.IsDigits(end) && position[0] != '0' && end[0] != '0'
            && (position.Length < end.Length || (position.Length == end.Length && position.SequenceCompareTo(end) <= 0));
    }
}
