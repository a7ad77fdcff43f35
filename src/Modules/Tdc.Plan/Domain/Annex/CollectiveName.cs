namespace Tdc.Plan.Domain.Annex;

/// <summary>Collective names: "Các sở, ban, ngành", "UBND các huyện, thị xã, thành phố", "các trường đại học, cao đẳng".</summary>
internal static class CollectiveName
{
    private const int shared = 7;

    // What kinds of collective a noun may continue: 1 administration, 2 schools, 4 business.
    private static readonly Dictionary<string, int> nouns = Keyed(
    [
        ("sở", 1), ("ban", 1), ("bộ", 1), ("ngành", 1), ("sở ngành", 1), ("ban ngành", 1), ("sở ban ngành", 1), ("đoàn thể", 1), ("hội đoàn thể", 1),
        ("hội", 1), ("địa phương", 1), ("huyện", 1), ("thị xã", 1), ("thành phố", 1), ("quận", 1), ("xã", 1), ("phường", 1), ("thị trấn", 1),
        ("đặc khu", 1), ("cấp", 1), ("cấp huyện", 1), ("cấp xã", 1), ("cấp tỉnh", 1), ("cấp ủy", 1), ("phòng", 1), ("chi cục", 1), ("phòng ban", 1),
        ("lực lượng", 1), ("tổ", 1), ("mặt trận", 1), ("chính quyền", 1), ("khối", 1),
        ("trường đh", 2), ("đh", 2), ("cđ", 2), ("trường", 2), ("trường đại học", 2), ("đại học", 2), ("cao đẳng", 2), ("trường cao đẳng", 2), ("viện", 2), ("viện nghiên cứu", 2),
        ("học viện", 2), ("cơ sở giáo dục", 2), ("cơ sở đào tạo", 2), ("trung cấp", 2), ("trường trung cấp", 2), ("trường học", 2),
        ("viện trường", 2), ("trường nghề", 2), ("cơ sở giáo dục nghề nghiệp", 2), ("trung tâm", 3),
        ("doanh nghiệp", 4), ("hợp tác xã", 4), ("hộ kinh doanh", 4), ("hộ sản xuất", 4), ("hộ gia đình", 4), ("cơ sở sản xuất", 4),
        ("hiệp hội", 4), ("hội ngành nghề", 4), ("tổ hợp tác", 4), ("làng nghề", 4), ("công ty", 4), ("ngân hàng", 4), ("nhà khoa học", 6), ("chuyên gia", 6),
        ("tổ chức", shared), ("cá nhân", shared), ("đơn vị", shared), ("cơ quan", shared), ("cơ sở", shared), ("hội nghề nghiệp", 4),
    ]);

    private static readonly HashSet<string> nounStarts = [.. nouns.Keys.Select(n => n.Split(' ')[0])];
    private static readonly HashSet<string> levels = Keys("huyện", "thị xã", "thành phố", "quận", "xã", "phường", "thị trấn", "đặc khu");
    private static readonly string[] notLevels = [" co quan ", " lien quan ", " dia phuong ", " hop tac xa ", " xa hoi "]; // quận, phường and xã are meant in none of them
    private static readonly HashSet<string> openers = Keys("các", "cấp", "mọi", "toàn thể", "những");

    /// <summary>The noun at a word: its kinds and length, or <see langword="null"/>.</summary>
    public static (int Kinds, int Length)? NounAt(List<CellWord> words, int at)
    {
        if (at >= words.Count || !nounStarts.Contains(words[at].Key))
        {
            return null;
        }

        for (var length = Math.Min(5, words.Count - at); length > 0; length--)
        {
            if (length > 1 && words[at + length - 1].Before != WordBreak.None)
            {
                continue;
            }

            var key = string.Join(' ', words.Skip(at).Take(length).Select(w => w.Key));
            if (nouns.TryGetValue(key, out var kinds))
            {
                return (kinds, length);
            }
        }

        return null;
    }

    /// <summary>What kinds of collective the words from one to another are; 0 when they are none.</summary>
    public static int KindsOf(List<CellWord> words, int from, int until)
    {
        var opener = -1;
        for (var i = from; i < until && opener < 0 && (i == from || words[i].Before == WordBreak.None); i++)
        {
            opener = openers.Contains(words[i].Key) && i + 1 < until && NounAt(words, i + 1) is not null ? i : -1;
        }

        // "Sở, ban, ngành" without "các" is collective too.
        var first = opener >= 0 ? opener + 1 : from;
        if (NounAt(words, first) is not { } noun || first + noun.Length > until)
        {
            return 0;
        }

        if (opener < 0 && (first + noun.Length >= words.Count
            || (words[first + noun.Length].Before == WordBreak.None && !IsBare(words, first + noun.Length, until))
            || noun.Kinds != 1))
        {
            return 0;
        }

        // "Các tổ chức" may go on with enterprises, "các tổ chức chính trị - xã hội" may not.
        var after = first + noun.Length;
        var isPlain = after >= words.Count || words[after].Before != WordBreak.None || IsBare(words, after, words.Count) || AgencyWords.IsAnd(words[after]);
        return IsClosed(words, first, until) ? 0 : noun.Kinds == shared && !isPlain ? 1 : noun.Kinds;
    }

    /// <summary>Whether the word after a comma or "và" goes on with a collective of some kinds.</summary>
    public static bool Continues(List<CellWord> words, int at, int kinds)
    {
        if (openers.Contains(words[at].Key) && words[at].Key == AnnexText.Syllable("cấp"))
        {
            return true;
        }

        if (NounAt(words, at) is not { } noun || (noun.Kinds & kinds) == 0)
        {
            return false;
        }

        var after = at + noun.Length;
        var isLevel = noun.Length <= 2 && levels.Contains(string.Join(' ', words.Skip(at).Take(noun.Length).Select(w => w.Key)));
        return isLevel || after >= words.Count || words[after].Before != WordBreak.None || !words[after].IsCapital;
    }

    /// <summary>Code of the group that a collective wording means by its nouns; <see langword="null"/> when it is none.</summary>
    public static string? GroupCode(string printed)
    {
        var words = CellWords.Of(AnnexText.Clean(printed));
        if (words.Count == 0 || words.Exists(w => w.Before == WordBreak.Colon))
        {
            return null; // behind a colon stand some of the group and not all of it
        }

        var text = (" " + AnnexText.Fold(string.Join(' ', words.Select(w => w.Text))) + " ").Replace(" thi xa ", " huyen ", StringComparison.Ordinal);
        var levelWords = notLevels.Aggregate(text, (left, words) => left.Replace(words, "  ", StringComparison.Ordinal));
        bool Says(params string[] any) => any.Any(a => text.Contains(' ' + a + ' ', StringComparison.Ordinal));
        bool SaysLevel(params string[] any) => any.Any(a => levelWords.Contains(' ' + a + ' ', StringComparison.Ordinal));
        var collective = Says("cac", "cap") || (NounAt(words, 0) is { } noun && (noun.Length == words.Count || words[noun.Length].Before != WordBreak.None || Says("lien quan")));
        if (!collective)
        {
            return null;
        }

        return 0 switch
        {
            _ when Says("mttq", "ubmttq", "mat tran") && Says("to chuc chinh tri", "doan the", "hoi") => "nhom:doan-the",
            _ when SaysLevel("huyen", "quan") && SaysLevel("xa", "phuong") => null,
            _ when text.StartsWith(" cac phong ", StringComparison.Ordinal) || Says("thuoc so", "truc thuoc", "cua so") => null, // offices of a body or of a district, no departments
            _ when Says("ubnd", "uy ban nhan dan") => SaysLevel("huyen", "quan") ? "nhom:cap-huyen" : SaysLevel("xa", "phuong") ? "nhom:cap-xa" : null,
            _ when Says("so", "so nganh", "ban", "nganh") => Says("lien quan") ? "nhom:so-nganh-lien-quan" : "nhom:so-ban-nganh",
            _ when Says("truong dai hoc", "dai hoc", "cao dang", "dh", "cd") => "nhom:truong-dai-hoc-cao-dang",
            _ when Says("doanh nghiep") => "nhom:doanh-nghiep",
            _ when Says("co quan", "don vi") && Says("lien quan") => "nhom:so-nganh-lien-quan",
            _ when SaysLevel("huyen") => "nhom:cap-huyen",
            _ when SaysLevel("xa", "phuong") => "nhom:cap-xa",
            _ => null,
        };
    }

    private static bool IsBare(List<CellWord> words, int at, int until) => at < until && words[at].Key == AnnexText.Syllable("liên");

    // "liên quan" ends a collective: what follows a comma is another one.
    private static bool IsClosed(List<CellWord> words, int from, int until)
    {
        for (var i = from; i + 1 < until; i++)
        {
            if (words[i].Key == AnnexText.Syllable("liên") && words[i + 1].Key == AnnexText.Syllable("quan"))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string> Keys(params IEnumerable<string> names) => [.. names.Select(AnnexText.Key)];

    private static Dictionary<string, int> Keyed(IEnumerable<(string Name, int Kinds)> names) =>
        names.ToDictionary(n => AnnexText.Key(n.Name), n => n.Kinds);
}
