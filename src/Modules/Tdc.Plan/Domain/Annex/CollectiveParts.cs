namespace Tdc.Plan.Domain.Annex;

/// <summary>What a collective name means beside the members of the group that it matches: "Các sở, ngành và địa phương" is more than the departments.</summary>
/// <remarks>A group of units of the register holds certain kinds of bodies (<c>unit-group-members.csv</c>); the nouns of the name that mean others are told.</remarks>
internal static class CollectiveParts
{
    private enum Part
    {
        Locality, Union, Organisation, Person, Enterprise, Household, Association, School, Institute, Force,
    }

    private static readonly Dictionary<string, Part> parts = new (string Noun, Part Part)[]
    {
        ("địa phương", Part.Locality), ("huyện", Part.Locality), ("thị xã", Part.Locality), ("thành phố", Part.Locality), ("quận", Part.Locality), ("xã", Part.Locality),
        ("phường", Part.Locality), ("thị trấn", Part.Locality), ("đặc khu", Part.Locality), ("cấp huyện", Part.Locality), ("cấp xã", Part.Locality), ("chính quyền", Part.Locality),
        ("đoàn thể", Part.Union), ("hội đoàn thể", Part.Union), ("hội", Part.Union), ("mặt trận", Part.Union),
        ("tổ chức", Part.Organisation), ("cá nhân", Part.Person), ("chuyên gia", Part.Person), ("nhà khoa học", Part.Person),
        ("doanh nghiệp", Part.Enterprise), ("hợp tác xã", Part.Enterprise), ("tổ hợp tác", Part.Enterprise), ("công ty", Part.Enterprise), ("ngân hàng", Part.Enterprise),
        ("hộ kinh doanh", Part.Household), ("hộ sản xuất", Part.Household), ("hộ gia đình", Part.Household), ("cơ sở sản xuất", Part.Household),
        ("hiệp hội", Part.Association), ("hội ngành nghề", Part.Association), ("hội nghề nghiệp", Part.Association), ("làng nghề", Part.Association),
        ("trường", Part.School), ("trường đh", Part.School), ("đh", Part.School), ("cđ", Part.School), ("trường đại học", Part.School), ("đại học", Part.School),
        ("cao đẳng", Part.School), ("trường cao đẳng", Part.School), ("cơ sở giáo dục", Part.School), ("cơ sở đào tạo", Part.School),
        ("trung cấp", Part.Institute), ("trường trung cấp", Part.Institute), ("trường học", Part.Institute), ("trường nghề", Part.Institute), ("viện", Part.Institute),
        ("viện nghiên cứu", Part.Institute), ("học viện", Part.Institute), ("viện trường", Part.Institute), ("trung tâm", Part.Institute),
        ("lực lượng", Part.Force),
    }.ToDictionary(p => AnnexText.Key(p.Noun), p => p.Part);

    /// <summary>The nouns of a name that its group does not hold, as printed.</summary>
    /// <param name="name">The printed name.</param>
    /// <param name="group">Code of the group that it matches.</param>
    public static List<string> Beyond(string name, string group)
    {
        Part[] held = group switch
        {
            "nhom:cap-huyen" or "nhom:cap-xa" or "nhom:phuong" or "nhom:xa" => [Part.Locality],
            "nhom:truong-dai-hoc-cao-dang" or "nhom:truong-dai-hoc" or "nhom:truong-cao-dang" => [Part.School],
            "nhom:doanh-nghiep" => [Part.Enterprise],
            "nhom:doan-the" => [Part.Union, Part.Organisation],
            "nhom:so-ban-nganh" or "nhom:so-nganh-lien-quan" => [],
            _ => [.. Enum.GetValues<Part>()],
        };
        var words = CellWords.Of(name);
        var beyond = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            var begins = i == 0 || words[i].Before is WordBreak.Comma or WordBreak.Line or WordBreak.Strong || AgencyWords.IsAnd(words[i - 1]) || words[i - 1].Key == AnnexText.Syllable("các");
            if (begins && !words[i].Inside && CollectiveName.NounAt(words, i) is { } noun)
            {
                var said = CellWords.Slice(name, words, i, i + noun.Length);
                if (parts.TryGetValue(string.Join(' ', words.Skip(i).Take(noun.Length).Select(w => w.Key)), out var part) && !held.Contains(part))
                {
                    beyond.Add(said);
                }

                i += noun.Length - 1;
            }
        }

        return beyond;
    }
}
