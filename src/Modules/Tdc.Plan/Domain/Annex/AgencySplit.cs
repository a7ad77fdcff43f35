namespace Tdc.Plan.Domain.Annex;

/// <summary>Finds where one body's name ends and the next begins in the words of a cell.</summary>
/// <remarks>
/// Known names win over marks: a comma inside one is part of it. Beyond them the words with which Vietnamese bodies begin decide
/// whether a comma, a dash, "và" or a mere space starts another body.
/// </remarks>
internal sealed class AgencySplit(AgencyLexicon lexicon, string cell, List<CellWord> words, List<AgencyDefect> defects)
{
    private static readonly string department = AnnexText.Syllable("sở");
    private static readonly string committee = AnnexText.Syllable("ủy");
    private static readonly HashSet<string> places =
        [.. new[] { "huyện", "thành", "thị", "quận", "xã", "phường", "đặc", "tp", "tp.", "tx", "tx." }.Select(AnnexText.Key)];

    private bool ranTogether;

    /// <summary>The names, in order; a name printed twice comes twice.</summary>
    public List<string> Names()
    {
        var names = new List<string>();
        var at = 0;
        while (at < words.Count)
        {
            if (AgencyWords.IsAnd(words[at]) && at + 1 < words.Count)
            {
                at++;
            }
            else if ((ListedCores(at) ?? ListedPlaces.Read(cell, words, at)) is { } listed)
            {
                names.AddRange(listed.Names);
                at = listed.End;
                defects.Add(new(AnnexDefectCode.ElidedPrefix, string.Join("; ", listed.Names)));
            }
            else
            {
                var end = EndOfName(at);
                var name = CellWords.Slice(cell, words, at, end);
                if (name.Length > 0)
                {
                    names.Add(name);
                }

                var isDepartment = words[at].Key == department;
                var place = PlacePrefix(at, end);
                at = end;
                at = isDepartment ? AddElided("Sở ", at, names, CoreEnd) : place is not null ? AddElided(place, at, names, PlaceEnd) : at;
            }
        }

        if (ranTogether)
        {
            defects.Add(new(AnnexDefectCode.RunTogether, AnnexText.Short(cell)));
        }

        return names;
    }

    private int EndOfName(int from)
    {
        var known = KnownEnd(from);
        var end = Math.Max(known, from + 1);
        while (end < words.Count && !Begins(from, end, known))
        {
            end++;
        }

        return end;
    }

    // The longest known name from here that ends where a name can end.
    private int KnownEnd(int from)
    {
        var known = 0;
        for (var end = from + 1; end <= words.Count; end++)
        {
            var key = CellWords.KeyOf(words, from, end);
            if (lexicon.IsWholeName(key))
            {
                known = MayEnd(end) || AgencyWords.StartsRunTogether(words, from, end, leftIsKnown: true) ? end : Math.Max(known, EndOfPlace(end));
            }

            if (!lexicon.IsNameStart(key))
            {
                break;
            }
        }

        return Math.Max(known, lexicon.AbbreviatedEnd(words, from, "", MayEnd) is var end2 && end2 > from ? end2 : 0);
    }

    private bool MayEnd(int at) => at == words.Count || words[at].Before != WordBreak.None || AgencyWords.IsAnd(words[at]);

    // "Báo và Đài Phát thanh, Truyền hình" + "Đồng Nai": the place behind a known name belongs to it. 0 when no place alone stands there.
    private int EndOfPlace(int at)
    {
        var end = at;
        while (end < words.Count && end - at < 4 && words[end].Before == WordBreak.None && words[end].IsCapital && !words[end].IsAbbreviation && !AgencyWords.Starts(words, end))
        {
            end++;
        }

        return end > at && MayEnd(end) ? end : 0;
    }

    private bool Begins(int from, int at, int known)
    {
        var word = words[at];
        if (word.Inside)
        {
            return false;
        }

        var kinds = CollectiveName.KindsOf(words, from, at);
        switch (word.Before)
        {
            case WordBreak.Strong:
                return true;
            case WordBreak.Line:
                return StartsHere(from, at, known, kinds) || (at == known && kinds == 0);
            case WordBreak.Comma:
                return StartsHere(from, at, known, kinds) || (at == known && kinds == 0 && !GoesOn(at));
            case WordBreak.Soft or WordBreak.Colon:
                return AgencyWords.Starts(words, at) && word.IsCapital && !(kinds != 0 && CollectiveName.Continues(words, at, kinds));
        }

        if (AgencyWords.IsAnd(word) && at + 1 < words.Count && words[at + 1].Before == WordBreak.None)
        {
            return !(kinds != 0 && CollectiveName.Continues(words, at + 1, kinds)) && AgencyWords.Starts(words, at + 1) && !IsOfficeOfTwo(from, at + 1) && !IsFrontWithUnions(from, at + 1)
                || (PlacePrefix(from, at) is not null && PlaceEnd(at + 1) > at + 1);
        }

        if (AgencyWords.StartsRunTogether(words, from, at, at == known))
        {
            ranTogether = true;
            return true;
        }

        return false;
    }

    private bool StartsHere(int from, int at, int known, int kinds)
    {
        if (kinds != 0)
        {
            return !CollectiveName.Continues(words, at, kinds) && (AgencyWords.Starts(words, at) || CollectiveName.NounAt(words, at) is not null);
        }

        return AgencyWords.Starts(words, at)
            || AgencyWords.IsRelated(words, at)
            || (words[at].IsCapital && words[at - 1].Key == AnnexText.Syllable("tỉnh"))
            || (words[from].Key == department && CoreEnd(at) > at)
            || (PlacePrefix(from, at) is not null && PlaceEnd(at) > at);
    }

    // A small letter after the comma of a known name rather explains it than begins another body.
    private bool GoesOn(int at) => !words[at].IsCapital && CollectiveName.NounAt(words, at) is null;

    // "Văn phòng HĐND và UBND tỉnh" is one office.
    private bool IsOfficeOfTwo(int from, int at) =>
        words[from].Key == AnnexText.Syllable("văn") && (words[at].Key is "ubnd" || words[at].Key == AnnexText.Syllable("hđnd") || words[at].Key == AnnexText.Syllable("hội") || words[at].Key == committee);

    // "Ủy ban MTTQ Việt Nam tỉnh và các tổ chức chính trị - xã hội" is one collective name.
    private bool IsFrontWithUnions(int from, int at) =>
        at + 1 < words.Count && words[at].Key == AnnexText.Syllable("các") && words[at + 1].Key is var noun
        && (noun == AnnexText.Syllable("tổ") || noun == AnnexText.Syllable("đoàn") || noun == AnnexText.Syllable("hội"))
        && words.Skip(from).Take(at - from).Any(w => w.Key.Contains("mttq", StringComparison.Ordinal) || w.Key == AnnexText.Syllable("trận"));

    // "Các sở: Tài chính, Nội vụ và Y tế": the word "sở" stands once for several.
    private (List<string> Names, int End)? ListedCores(int at)
    {
        var start = words[at].Key == AnnexText.Syllable("các") ? at + 1 : at;
        if (start >= words.Count || words[start].Key != department || start + 1 >= words.Count
            || (start == at && words[start + 1].Before != WordBreak.Colon))
        {
            return null;
        }

        var hasColon = words[start + 1].Before == WordBreak.Colon;
        if (!hasColon && CoreEnd(start + 1) == start + 1)
        {
            return null;
        }

        var names = new List<string>();
        var next = start + 1;
        while (next < words.Count)
        {
            var core = AgencyWords.IsAnd(words[next]) && next + 1 < words.Count ? next + 1 : next;
            var end = CoreEnd(core);
            if (end == core && hasColon && !AgencyWords.Starts(words, core) && words[core].Before != WordBreak.Strong)
            {
                end = core + 1;
                while (end < words.Count && words[end].Before == WordBreak.None && !(AgencyWords.IsAnd(words[end]) && CoreEnd(end + 1) > end + 1))
                {
                    end++;
                }
            }

            if (end == core)
            {
                break;
            }

            names.Add("Sở " + CellWords.Slice(cell, words, core, end));
            next = end;
        }

        return names.Count > 0 ? (names, next) : null;
    }

    private int AddElided(string prefix, int at, List<string> names, Func<int, int> endOf)
    {
        var first = names.Count;
        while (at < words.Count && words[at].Before is WordBreak.Comma or WordBreak.Strong or WordBreak.Line or WordBreak.None)
        {
            var start = AgencyWords.IsAnd(words[at]) && at + 1 < words.Count ? at + 1 : at;
            var end = (start == at && words[at].Before == WordBreak.None) || start >= words.Count ? start : endOf(start);
            if (end == start)
            {
                break;
            }

            names.Add(prefix + CellWords.Slice(cell, words, start, end));
            at = end;
        }

        if (names.Count > first)
        {
            defects.Add(new(AnnexDefectCode.ElidedPrefix, string.Join("; ", names.Skip(first))));
        }

        return at;
    }

    /// <summary>End of the longest "Tài chính", "Khoa học và Công nghệ" that starts at a word; the word itself when none does.</summary>
    private int CoreEnd(int at)
    {
        var found = at;
        for (var end = at + 1; end <= words.Count && words[at].IsCapital; end++)
        {
            var key = CellWords.KeyOf(words, at, end);
            if (lexicon.IsDepartmentCore(key) && (end == words.Count || words[end].Before != WordBreak.None || AgencyWords.IsAnd(words[end])))
            {
                found = end;
            }

            if (!lexicon.IsCoreStart(key))
            {
                break;
            }
        }

        return at < words.Count && words[at].IsCapital ? Math.Max(found, lexicon.AbbreviatedEnd(words, at, "sở", MayEnd)) : found;
    }

    /// <summary>"UBND " when the name is the committee of one named place, so that ", huyện B" means its committee too.</summary>
    private string? PlacePrefix(int from, int until)
    {
        var isShort = words[from].Key == "ubnd";
        var place = isShort ? from + 1 : words[from].Key == committee ? from + 4 : words.Count;
        return place + 1 < until && places.Contains(words[place].Key) && words[place + 1].Text is var next && (char.IsUpper(next[0]) || words[place + 1].Key == AnnexText.Syllable("phố") || words[place + 1].Key == AnnexText.Syllable("xã") || words[place + 1].Key == AnnexText.Syllable("khu"))
            ? CellWords.Slice(cell, words, from, place) + " " : null;
    }

    private int PlaceEnd(int at)
    {
        if (at + 1 >= words.Count || !places.Contains(words[at].Key) || words[at + 1].Before != WordBreak.None)
        {
            return at;
        }

        var end = at + 1;
        var named = false;
        while (end < words.Count && words[end].Before == WordBreak.None && !AgencyWords.IsAnd(words[end]))
        {
            named |= words[end].IsCapital;
            end++;
        }

        return named ? end : at;
    }
}
