using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Tdc.Plan.Tests.Annex;

namespace Tdc.Plan.Tests.Features.ImportPlan;

/// <summary><c>tdc plan import</c> as a program of its own: exit codes, standard output and standard error.</summary>
public sealed class PlanImportCommandTests : IDisposable
{
    private const string annex = "TT\tNội dung\tChủ trì\tThời gian\nI\tNhóm\t\t\n1\tViệc\tSở Y tế\t2026\n";
    private readonly string folder = Directory.CreateTempSubdirectory("tdc-import-").FullName;

    [Fact]
    public async Task A_dry_run_prints_the_reading_and_opens_no_database()
    {
        var (code, output, error) = await RunAsync("plan", "import", Write("a.txt", annex), "--dry-run", "--json");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(1, (int)JsonNode.Parse(output)!["taskCount"]!);
        Assert.False(Directory.Exists(Path.Combine(folder, "data")));
    }

    [Theory]
    [InlineData("không có bảng", 2, "tiêu đề cột")]
    [InlineData("<html><body>TT</body></html>", 2, ".docx")]
    [InlineData("TT;Nội dung;Chủ trì;Thời gian\n1;Việc;Sở Y tế;2026\n", 2, "tab")]
    [InlineData(" \n\t\n", 2, "rỗng")]
    [InlineData("TT\tNội dung\tChủ trì\tThời gian\n", 1, "không có nhiệm vụ")]
    [InlineData("%PDF-1.7", 2, ".docx")]
    [InlineData("", 2, "rỗng")]
    public async Task A_file_that_is_no_annex_is_answered_by_code_and_message(string content, int expected, string message)
    {
        var (code, output, error) = await RunAsync("plan", "import", Write("a.txt", content), "--dry-run", "--json");
        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.StartsWith("tdc: Tệp a.txt", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_and_a_call_without_one_are_wrong_calls()
    {
        Assert.Equal(2, (await RunAsync("plan", "import", "khong-co.txt", "--dry-run")).Code);
        Assert.Equal(2, (await RunAsync("plan", "import")).Code);
        Assert.Equal(2, (await RunAsync("plan", "import", folder, "--dry-run")).Code);
    }

    [Fact]
    public async Task Storing_tells_what_was_done_and_the_second_time_that_nothing_changed()
    {
        var file = Write("a.txt", "(Kèm theo Quyết định số 5/QĐ-UBND ngày 02/01/2026 của UBND tỉnh Lâm Đồng)\n" + annex);
        var first = await RunAsync("plan", "import", file, "--json");
        Assert.Equal(0, first.Code);
        Assert.StartsWith("tdc: Tệp là quyết định 5/QĐ-UBND (02/01/2026); kế hoạch đang thực hiện là 1295/QĐ-UBND", first.Error, StringComparison.Ordinal);
        var receipt = JsonNode.Parse(first.Output)!["import"]!;
        Assert.Equal(("5/QĐ-UBND", 1, true), ((string)receipt["plan"]!, (int)receipt["tasksAdded"]!, (bool)receipt["changed"]!));
        var second = await RunAsync("plan", "import", file);
        Assert.Equal((0, ""), (second.Code, second.Error));
        Assert.Contains("không có gì thay đổi", second.Output, StringComparison.Ordinal);

        var nameless = await RunAsync("plan", "import", Write("b.txt", annex));
        Assert.Equal((2, ""), (nameless.Code, nameless.Output));
        Assert.StartsWith("tdc: --number: ", nameless.Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Write(string name, string content)
    {
        File.WriteAllText(Path.Combine(folder, name), content);
        return name; // relative: the caller's folder is the program's working directory
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "tdc.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["TDC_DATA"] = Path.Combine(folder, "data");
        start.Environment["LC_ALL"] = "vi_VN.UTF-8";
        start.Environment.Remove("TDC_POSTGRES");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
