namespace Tdc.Plan.Domain.Annex;

/// <summary>Reads "UBND các huyện: Long Thành, Nhơn Trạch và thành phố Biên Hòa": one committee for each place that is named.</summary>
/// <remarks>"UBND các huyện, thị xã Long Khánh" names all districts by its first words and stays one collective name.</remarks>
internal static class ListedPlaces
{
    private static readonly string[] levels = [.. new[] { "huyện", "quận", "thị xã", "thành phố", "xã", "phường", "thị trấn", "đặc khu" }.Select(AnnexText.Key)];

    /// <summary>The committees that are listed from a word on, and where the list ends; <see langword="null"/> when there is no such list.</summary>
    public static (List<string> Names, int End)? Read(string cell, List<CellWord> words, int at)
    {
        var isLong = at + 4 < words.Count && words[at].Key == AnnexText.Syllable("ủy") && words[at + 3].Key == AnnexText.Syllable("dân");
        var place = words[at].Key == "ubnd" ? at + 1 : isLong ? at + 4 : words.Count;
        if (place + 2 >= words.Count || words[place].Key != AnnexText.Syllable("các"))
        {
            return null;
        }

        var committee = CellWords.Slice(cell, words, at, place);
        var names = new List<string>();
        var next = place + 1;
        string? level = null;
        while (next < words.Count)
        {
            if (LevelLength(words, next) is var length and > 0)
            {
                level = CellWords.Slice(cell, words, next, next + length);
                next += length;
                if (!IsPlace(words, next) || words[next].Before is not (WordBreak.None or WordBreak.Colon))
                {
                    return names.Count > 1 ? (names, next - length) : null;
                }
            }

            if (level is null || !IsPlace(words, next))
            {
                break;
            }

            var end = next + 1;
            while (end < words.Count && words[end].Before == WordBreak.None && words[end].IsCapital)
            {
                end++;
            }

            names.Add($"{committee} {level} {CellWords.Slice(cell, words, next, end)}");
            next = end;
            var after = next < words.Count && AgencyWords.IsAnd(words[next]) ? next + 1 : next;
            if (after >= words.Count || (after == next && words[next].Before is not (WordBreak.Comma or WordBreak.Line)) || !(IsPlace(words, after) || LevelLength(words, after) > 0))
            {
                break;
            }

            next = after;
        }

        return names.Count > 1 ? (names, next) : null;
    }

    private static bool IsPlace(List<CellWord> words, int at) => at < words.Count && words[at].IsCapital && !AgencyWords.Starts(words, at);

    // The level is written small; "Phường Một" with a capital may be a name.
    private static int LevelLength(List<CellWord> words, int at)
    {
        for (var length = 2; length > 0; length--)
        {
            if (at + length <= words.Count && !words[at].IsCapital && levels.Contains(CellWords.KeyOf(words, at, at + length)))
            {
                return length;
            }
        }

        return 0;
    }
}
