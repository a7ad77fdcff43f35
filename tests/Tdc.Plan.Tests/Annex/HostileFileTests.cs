using System.Diagnostics;
using System.Text;
using Tdc.Plan.Features.ImportPlan;
using static Tdc.Plan.Tests.Annex.OfficeFiles;

namespace Tdc.Plan.Tests.Annex;

public sealed class HostileFileTests
{
    private const string annex = "TT\tNội dung\tChủ trì\tThời gian\nI\tNhóm\t\t\n1\tViệc\tSở Y tế\t2026\n";

    public static TheoryData<string, byte[], string> Files { get; } = new()
    {
        { "empty", [], nameof(AnnexFault.Empty) },
        { "pdf", "%PDF-1.7 …"u8.ToArray(), nameof(AnnexFault.WrongType) },
        { "picture", [0x89, 0x50, 0x4E, 0x47, 1, 2, 3], nameof(AnnexFault.WrongType) },
        { "rtf", "{\\rtf1 x}"u8.ToArray(), nameof(AnnexFault.WrongType) },
        { "old office", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], nameof(AnnexFault.OldOffice) },
        { "zip of something", Zip(("a.txt", annex)), nameof(AnnexFault.WrongType) },
        { "cut zip", Docx(P("x"))[..200], nameof(AnnexFault.Damaged) },
        { "broken xml", Docx("<w:tbl><w:tr>"), nameof(AnnexFault.Damaged) },
        { "windows-1258", [.. Encoding.ASCII.GetBytes("TT\tN"), 0xF4, 0xEC, .. Encoding.ASCII.GetBytes("i dung\n")], nameof(AnnexFault.Encoding) },
        { "cut utf-8", Encoding.UTF8.GetBytes(annex)[..^1].Append((byte)0xE1).ToArray(), nameof(AnnexFault.Encoding) },
        { "replacement characters", Encoding.UTF8.GetBytes(annex.Replace('V', '\uFFFD')), nameof(AnnexFault.Encoding) },
        { "zeros", new byte[1000], nameof(AnnexFault.Encoding) },
        { "prose", Encoding.UTF8.GetBytes("Kính gửi các sở, ban, ngành,\nkhông có bảng nào.\n"), nameof(AnnexFault.NoHeading) },
        { "document without table", Docx(P("Không có bảng.")), nameof(AnnexFault.NoHeading) },
        { "empty sheet", Xlsx(([], [])), nameof(AnnexFault.NoHeading) },
        { "white space only", " \n\t \r\n\uFEFF"u8.ToArray(), nameof(AnnexFault.Empty) },
        { "html", Encoding.UTF8.GetBytes("<html><head></head><body><table><tr><th>TT</th><th>Nội dung</th></tr></table></body></html>"), nameof(AnnexFault.WrongType) },
        { "html behind a mark", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("\n<!DOCTYPE html>\n<p>Nội dung</p>")], nameof(AnnexFault.WrongType) },
        { "web archive", "MIME-Version: 1.0\nContent-Type: text/html"u8.ToArray(), nameof(AnnexFault.WrongType) },
        { "json", Encoding.UTF8.GetBytes("{\"groups\": [{\"title\": \"Nhóm\"}]}"), nameof(AnnexFault.WrongType) },
        { "commas", Encoding.UTF8.GetBytes("TT,Nội dung,Chủ trì,Thời gian\n1,\"Việc\",Sở Y tế,2026\n"), nameof(AnnexFault.NotTabbed) },
        { "semicolons", Encoding.UTF8.GetBytes("PHỤ LỤC\nTT;Nội dung;Chủ trì;Thời gian\n1;Việc;Sở Y tế;2026\n"), nameof(AnnexFault.NotTabbed) },
        { "prose with commas", Encoding.UTF8.GetBytes("Kế hoạch nêu nội dung, cơ quan chủ trì, thời gian.\nHết.\n"), nameof(AnnexFault.NoHeading) },
        { "prose in angles", Encoding.UTF8.GetBytes("< 5 việc\n> 3 việc\n"), nameof(AnnexFault.NoHeading) },
        { "heading only", Encoding.UTF8.GetBytes("TT\tNội dung\tChủ trì\tThời gian\n"), nameof(AnnexFault.NoTasks) },
    };

    [Theory, MemberData(nameof(Files))]
    public void A_bad_file_is_a_named_fault_with_a_message(string name, byte[] bytes, string fault)
    {
        var result = AnnexSamples.Result(bytes, name);
        Assert.Equal(fault, result.Fault.ToString());
        Assert.Null(result.Reading);
        Assert.StartsWith("Tệp " + name, result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-32", true)]
    public void Every_form_of_unicode_is_read_and_composed(string encoding, bool mark)
    {
        var form = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. mark ? form.GetPreamble() : [], .. form.GetBytes(annex.Normalize(NormalizationForm.FormD))];
        var task = AnnexSamples.Result(bytes).Reading!.Tasks()[0];
        Assert.Equal(("Sở Y tế", "Việc"), (task.Lead.Line(), task.Title));
    }

    [Fact]
    public async Task A_file_of_200_MB_is_refused_after_20()
    {
        await using var file = new EndlessStream();
        var result = await AnnexReader.ReadAsync(file, "lon.txt", AgencyNames.Shipped, AnnexSamples.Text, TestContext.Current.CancellationToken);
        Assert.Equal(AnnexFault.TooLarge, result.Fault);
        Assert.InRange(file.Served, AnnexLimits.LargestFile, AnnexLimits.LargestFile + 1_000_000);
    }

    [Fact]
    public void A_zip_bomb_in_a_document_is_not_unpacked()
    {
        var bytes = Docx("<w:p><w:r><w:t>" + new string(' ', 90 * 1024 * 1024) + "</w:t></w:r></w:p>");
        Assert.Equal(AnnexFault.Bomb, AnnexSamples.Result(bytes).Fault);
    }

    [Fact]
    public void Entities_of_a_document_type_are_refused() =>
        Assert.Equal(AnnexFault.Damaged, AnnexSamples.Result(Docx("").Length > 0 ? WithDocType() : []).Fault);

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Equal(AnnexFault.Damaged, AnnexSamples.Result(Docx("<w:p>" + string.Concat(Enumerable.Repeat("<w:r>", 5000)) + string.Concat(Enumerable.Repeat("</w:r>", 5000)) + "</w:p>")).Fault);

    [Fact]
    public void Ten_thousand_rows_are_read_within_two_seconds()
    {
        var rows = new List<string> { "TT|Nội dung|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian" };
        for (var group = 1; group <= 50; group++)
        {
            rows.Add($"{RomanOf(group)}|Nhóm {group}|||");
            rows.AddRange(Enumerable.Range(1, 199).Select(i => $"{i}|Việc {group}.{i}|Sở Y tế, Sở Du lịch {i}|Các sở, ban, ngành; UBND các xã, phường; Đơn vị {group}.{i}|Quý {i % 4 + 1}/2026"));
        }

        AnnexSamples.Read(rows[0], rows[1], rows[2]);
        foreach (var file in new[] { Encoding.UTF8.GetBytes(string.Join('\n', rows).Replace('|', '\t')), Docx(Table([.. rows])), Xlsx(([.. rows], [])) })
        {
            var watch = Stopwatch.StartNew();
            var result = AnnexSamples.Result(file);
            Assert.Equal((50, 9950), (result.Reading!.Groups.Count, result.Reading.TaskCount));
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8), $"Took {watch.Elapsed}; two seconds on a free machine, eight on a busy one.");
        }
    }

    [Fact]
    public void Too_many_rows_are_refused() =>
        Assert.Equal(AnnexFault.TooManyRows, AnnexSamples.Result(Encoding.UTF8.GetBytes(annex + new string('\n', AnnexLimits.MostRows))).Fault);

    private static string RomanOf(int number) => Tdc.Plan.Domain.RomanNumeral.Of(number);

    private static byte[] WithDocType() => Zip(
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
        ("word/document.xml", "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"));

    /// <summary>Serves letters without end.</summary>
    private sealed class EndlessStream : MemoryStream
    {
        public long Served { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'a');
            Served += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
