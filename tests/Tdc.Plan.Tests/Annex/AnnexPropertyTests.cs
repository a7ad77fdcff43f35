using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tdc.Plan.Domain.Annex;
using Tdc.Plan.Features.ImportPlan;

namespace Tdc.Plan.Tests.Annex;

/// <summary>Laws of the reading, over annexes put together at random from pieces that occur.</summary>
public sealed class AnnexPropertyTests
{
    private static readonly string[] pieces =
    [
        "", "", "1", "2.", "3", "1.1", "I", "II.", "A", "a)", "-", "lượng", "Sở Y tế", "Sở Khoa học và", "Công nghệ", "Các sở, ban, ngành", "UBND các xã, phường; Sở Tài chính",
        "Hằng năm", "2026", "Đến năm 2030", "Quý IV/2025", "khi có kinh phí", "Việc cần làm ngay", "còn tiếp ở trang sau", "NHÓM NHIỆM VỤ", "IV Tăng cường", "B. Nhóm", "Báo cáo", "x", "(", "\"", "và", ",;", "Sở", "Các sở: Tài chính, Y tế",
        "1. Tuyên truyền", "Nhóm 2: Đào tạo", "PHỤ LỤC II: ĐỀ ÁN", "Phụ lục 3", "Sở Nông nghiệp và PTNT", "BQL các KCN", "UBND huyện Long Thành và huyện Nhơn Trạch", "Các sở, ngành và địa phương", "//",
    ];

    private const string otherHeading = "TT\tNội dung\tChủ trì\tThời gian";
    private static readonly Gen<string> cell = Gen.Elements(pieces);
    private static readonly Gen<string> cells = Gen.Select(Gen.Choose(1, 7).SelectMany(n => Gen.ArrayOf(cell, n)), made => string.Join('\t', made));
    private static readonly Gen<string> row = Gen.Frequency((12, cells), (1, Gen.Constant(otherHeading)));
    private static readonly Gen<string[]> rows = Gen.Choose(0, 25).SelectMany(n => Gen.ArrayOf(row, n));

    [Fact]
    public void Arbitrary_text_never_throws() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        var result = AnnexSamples.Result(Encoding.UTF8.GetBytes("TT\tNội dung\tChủ trì\tThời gian\n" + text));
        return (result.Reading is null) == (result.Fault != AnnexFault.None);
    }));

    [Fact]
    public void Arbitrary_bytes_never_throw() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        AnnexSamples.Result(bytes ?? []).Reading is null));

    [Fact]
    public void Arbitrary_agency_cells_never_throw_and_lose_no_word() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(
        Arb.From(Gen.Choose(0, 8).SelectMany(n => Gen.ArrayOf(Gen.Elements(pieces.Concat([", ", "; ", " và ", " ", "\n", " - "]).ToArray()), n))), parts =>
        {
            var text = AnnexText.CleanLines(string.Concat(parts));
            var read = string.Join(' ', new AgencyCells(AgencyNames.Shipped).Read(text).Names);
            var said = Words(read).ToHashSet();
            return Words(text).All(w => w is "và" or "cùng" or "với" or "các" || w.All(char.IsAsciiDigit) || said.Contains(w) || w.Length < 2);
        }));

    [Fact]
    public void Every_cell_survives_in_a_literal_a_note_or_a_warning() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Arb.From(rows), made =>
    {
        if (Read(made) is not { } reading)
        {
            return true;
        }

        var kept = new StringBuilder();
        foreach (var group in reading.Groups)
        {
            kept.AppendJoin('\n', group.Title, Text(group.Literal)).Append('\n');
            foreach (var task in group.Tasks)
            {
                kept.AppendJoin('\n', [task.Title, Text(task.Literal), .. task.Notes]).Append('\n');
            }
        }

        kept.AppendJoin('\n', reading.Warnings.Select(w => w.Message));
        var all = kept.ToString();
        var lost = made.Where(r => r != otherHeading && r.Contains('\t', StringComparison.Ordinal)).SelectMany(r => r.Split('\t')).Select(AnnexText.Clean).FirstOrDefault(c => c.Length > 1 && c.Any(char.IsLetter) && !all.Contains(c, StringComparison.Ordinal));
        Assert.True(lost is null, $"Lost “{lost}” of\n{string.Join('\n', made)}");
        return true;
    }));

    [Fact]
    public void A_heading_above_the_groups_is_told_with_its_number_when_both_stood_in_one_cell()
    {
        string[] found =
        [
            "-", "Các sở, ban, ngành\tHằng năm", "I\t\t\tI\t-\t-", "NHÓM NHIỆM VỤ\tCông nghệ\tlượng", "Sở Y tế\tII.", "1.1\tlượng\t\tII.\tI\t-\tCông nghệ", "\tB. Nhóm", "A", "", "Công nghệ", "còn tiếp ở trang sau\t(", "I\tQuý IV/2025", "a)\t2026\tkhi có kinh phí\t(",
        ];
        var reading = Read(found)!;
        Assert.Contains("B. Nhóm", string.Join('\n', reading.Warnings.Select(w => w.Message).Concat(reading.Groups.Select(g => Text(g.Literal)))), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_rise_within_groups_and_groups_count_from_one() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Arb.From(rows), made =>
        Read(made) is not { } reading
        || (reading.Groups.Select(g => g.Number).SequenceEqual(Enumerable.Range(1, reading.Groups.Count))
            && reading.Groups.All(g => g.Tasks.Zip(g.Tasks.Skip(1)).All(p => p.First.Number < p.Second.Number))
            && reading.Tasks().All(t => t.Lead.Count == t.LeadMatches.Count && t.Lead.Distinct().Count() == t.Lead.Count))));

    [Fact]
    public void The_same_file_reads_the_same_twice() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Arb.From(rows), made =>
        Read(made) is not { } reading || Json(reading) == Json(Read(made)!)));

    private static AnnexReading? Read(string[] made) =>
        AnnexSamples.Result(Encoding.UTF8.GetBytes("TT\tNội dung\tChủ trì\tPhối hợp\tThời gian\n" + string.Join('\n', made))).Reading;

    private static string Text(AnnexLiteral literal) => string.Join('\n', literal.Number, literal.Title, literal.Lead, literal.Coordinating, literal.Time, literal.Output);

    private static IEnumerable<string> Words(string text) =>
        text.Split([' ', ',', ';', ':', '\n', '-', '.', '(', ')', '"', '/'], StringSplitOptions.RemoveEmptyEntries).Select(w => w.ToLowerInvariant());

    private static string Json(AnnexReading reading)
    {
        using var memory = new MemoryStream();
        AnnexJson.Write(reading, memory);
        return Encoding.UTF8.GetString(memory.ToArray());
    }
}
