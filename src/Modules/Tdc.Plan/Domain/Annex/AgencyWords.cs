namespace Tdc.Plan.Domain.Annex;

/// <summary>The words with which names of Vietnamese bodies begin.</summary>
internal static class AgencyWords
{
    // First word, and the second words that make it a body; none means any.
    private static readonly Dictionary<string, string[]> first = new (string First, string[] Second)[]
    {
        ("sở", []), ("ban", []), ("bộ", []), ("ubnd", []), ("hđnd", []), ("ủy", ["ban"]), ("hội", []), ("công", ["an", "ty", "đoàn"]),
        ("văn", ["phòng"]), ("chi", ["cục", "nhánh", "bộ"]), ("cục", []), ("tổng", ["cục", "công"]), ("trung", ["tâm", "ương"]), ("viện", []),
        ("viễn", ["thông"]), ("trường", []), ("đại", ["học"]), ("cao", ["đẳng"]), ("học", ["viện"]), ("phân", ["hiệu", "viện"]), ("đoàn", []),
        ("tỉnh", ["đoàn", "ủy"]), ("thành", ["đoàn", "ủy", "phố"]), ("huyện", []), ("thị", ["xã", "ủy", "đoàn", "trấn"]), ("xã", []), ("phường", []),
        ("đảng", ["ủy"]), ("liên", ["đoàn", "minh", "hiệp"]), ("hiệp", ["hội"]), ("ngân", ["hàng"]), ("kho", ["bạc"]), ("đài", []), ("báo", []),
        ("thanh", ["tra"]), ("doanh", ["nghiệp"]), ("mặt", ["trận"]), ("bảo", ["hiểm", "tàng"]), ("tòa", ["án"]), ("bưu", ["điện", "chính"]),
        ("điện", ["lực"]), ("tập", ["đoàn"]), ("hợp", ["tác"]), ("hải", ["quan"]), ("thống", ["kê"]), ("thuế", []), ("kiểm", ["lâm", "toán"]),
        ("thư", ["viện"]), ("bệnh", ["viện"]), ("cơ", ["quan", "sở"]), ("đơn", ["vị"]), ("địa", ["phương"]), ("tổ", ["chức", "hợp", "công"]),
        ("câu", ["lạc"]), ("thủ", ["trưởng"]), ("chủ", ["tịch", "đầu"]), ("giám", ["đốc"]), ("lãnh", ["đạo"]), ("phòng", []), ("quỹ", []),
        ("làng", ["nghề"]), ("hộ", ["kinh", "sản"]), ("nhà", ["máy", "trường", "xuất", "khoa"]), ("vườn", ["quốc"]), ("cá", ["nhân"]), ("quân", ["khu"]),
        ("cảng", []), ("lữ", ["đoàn"]), ("hạt", ["kiểm"]), ("đội", []), ("tạp", ["chí"]), ("cổng", ["thông"]), ("chính", ["phủ", "quyền"]),
        ("đặc", ["khu"]), ("ngành", []), ("khối", []),
    }.ToDictionary(w => AnnexText.Key(w.First), w => w.Second.Select(AnnexText.Key).ToArray());

    // Words that begin like a body and are none: Hội nhập, Xã hội, Báo chí.
    private static readonly HashSet<string> lookAlikes = Keys(
        "xã hội", "hội nhập", "hội nghị", "hội chợ", "báo chí", "báo cáo", "phòng chống", "phòng cháy", "phòng không", "bộ phận", "bộ máy", "đoàn kết", "ngành nghề",
        "ban hành", "trường hợp", "đội ngũ", "thuế quan", "sở hữu", "viện trợ", "đài thọ", "bộ môn", "bộ chỉ số");

    private static readonly HashSet<string> smallStarts = Keys("doanh nghiệp", "hiệp hội", "hợp tác xã", "tổ hợp tác", "hộ kinh", "ngân hàng");
    private static readonly HashSet<string> related = Keys("cơ quan", "đơn vị", "địa phương", "tổ chức", "ngành liên", "sở ngành", "các cơ", "cá nhân");
    private static readonly HashSet<string> hosts = Keys("văn", "thanh", "lãnh", "giám", "thủ", "chủ", "phòng", "đảng", "trung", "chi", "công", "đoàn");
    private static readonly HashSet<string> runners = Keys("sở", "ubnd", "trung tâm", "công an", "doanh nghiệp", "chi cục", "ban quản", "trường đại", "trường cao", "ủy ban", "hội nông", "hội liên", "tỉnh đoàn", "bộ chỉ", "cục", "liên đoàn", "liên minh", "văn phòng", "báo", "đài phát");
    private static readonly HashSet<string> ands = Keys("và", "cùng", "với", "&");

    /// <summary>Whether a word joins names: và, cùng, với, &amp;.</summary>
    public static bool IsAnd(in CellWord word) => ands.Contains(word.Key);

    /// <summary>Whether a body's name begins at a word, judged by the words alone.</summary>
    public static bool Starts(List<CellWord> words, int at)
    {
        if (at >= words.Count)
        {
            return false;
        }

        var word = words[at];
        var next = at + 1 < words.Count && words[at + 1].Before == WordBreak.None ? words[at + 1].Key : "";
        if (word.Key == AnnexText.Syllable("các"))
        {
            return CollectiveName.NounAt(words, at + 1) is not null;
        }

        if (lookAlikes.Contains($"{word.Key} {next}"))
        {
            return false;
        }

        if (smallStarts.Contains($"{word.Key} {next}"))
        {
            return true;
        }

        if (!word.IsCapital)
        {
            // "sở Tài chính": a small first letter before a capital is a habit of some writers.
            return word.Key == AnnexText.Syllable("sở") && at + 1 < words.Count && words[at + 1].IsCapital && words[at + 1].Before == WordBreak.None;
        }

        return word.IsAbbreviation || (first.TryGetValue(word.Key, out var second) && (second.Length == 0 || second.Contains(next)));
    }

    /// <summary>Whether a common noun begins something of its own after a single body: "Sở Tài chính, đơn vị liên quan".</summary>
    public static bool IsRelated(List<CellWord> words, int at) =>
        at < words.Count && related.Contains(words[at].Key + (at + 1 < words.Count && words[at + 1].Before == WordBreak.None ? " " + words[at + 1].Key : ""));

    /// <summary>Whether a name may begin at a word without any mark before it, as where separate lines were run together.</summary>
    public static bool StartsRunTogether(List<CellWord> words, int from, int at, bool leftIsKnown)
    {
        var word = words[at];
        var key = at + 1 < words.Count && words[at + 1].Before == WordBreak.None ? $"{word.Key} {words[at + 1].Key}" : word.Key;
        if (at - from < 2 && !leftIsKnown)
        {
            return false;
        }

        if (word.Key == AnnexText.Syllable("các"))
        {
            return leftIsKnown && words[from].Key != "ubnd" && at - from > 1 && Starts(words, at);
        }

        if (!word.IsCapital || (!runners.Contains(word.Key) && !runners.Contains(key)))
        {
            return false;
        }

        var repeats = at - from > 2 && words[from].Key == word.Key && at + 1 < words.Count && words[from + 1].Key == words[at + 1].Key;
        var strong = word.Key == AnnexText.Syllable("sở") && words[from].Key == word.Key;
        return leftIsKnown || repeats || strong || (!hosts.Contains(words[from].Key) && key is var k && (word.Key == "ubnd" || k == AnnexText.Syllable("công an"))
            && words[from].Key == AnnexText.Syllable("sở"));
    }

    private static HashSet<string> Keys(params IEnumerable<string> names) => [.. names.Select(AnnexText.Key)];
}
