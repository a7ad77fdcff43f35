using System.CommandLine;
using System.Text.Json;
using Tdc.Host.Commands;
using Tdc.Testing;

namespace Tdc.Host.Tests.Process;

/// <summary>What every call of the program keeps to, whatever the command.</summary>
[Collection(ProcessTests.Name)]
public sealed class CallTests(ProcessFolders folders)
{
    private const string Annex = "TT\tNội dung nhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\tSản phẩm\n"
        + "I\tCông tác chỉ đạo\n1\tBan hành kế hoạch\tSở Khoa học và Công nghệ\tSở Tài chính\t2026\tKế hoạch\n";

    [Fact]
    public async Task Every_command_and_option_explains_itself()
    {
        var host = new CommandHost();
        await using var parts = host.Parts();
        var commands = Below(TdcCommandLine.Root(host, parts), "tdc").ToList();
        Assert.Contains(commands, c => c.Path == "tdc plan import");

        foreach (var (path, command) in commands)
        {
            Assert.False(string.IsNullOrWhiteSpace(command.Description), path + " has no description");
            Assert.All(command.Options, o => Assert.False(string.IsNullOrWhiteSpace(o.Description), $"{path} {o.Name} has no description"));
            Assert.All(command.Arguments, a => Assert.False(string.IsNullOrWhiteSpace(a.Description), $"{path} {a.Name} has no description"));
            using var said = new StringWriter();
            var call = TdcCommandLine.Root(host, parts).Parse([.. path.Split(' ').Skip(1), "--help"]);
            Assert.Equal(0, await call.InvokeAsync(new InvocationConfiguration { Output = said }, TestContext.Current.CancellationToken));
            Assert.Contains("Usage:", said.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nonsense", "'nonsense'", "tdc --help")]
    [InlineData("--nonsense", "'--nonsense'", "tdc serve --help")]
    [InlineData("plan import", "'FILE'", "tdc plan import --help")]
    [InlineData("plan expand --year x", "'x'", "tdc plan expand --help")]
    [InlineData("move --from mysql --to postgres", "'mysql'", "tdc move --help")]
    public async Task A_wrong_call_answers_2_and_says_where_help_is(string call, string wrong, string help)
    {
        var folder = folders.Empty();

        var answer = await TdcProgram.RunAsync(folder, call.Split(' '));

        Assert.Equal(2, answer.Code);
        Assert.Empty(answer.Output);
        Assert.Contains(wrong, answer.Errors, StringComparison.Ordinal);
        Assert.EndsWith($"Help: {help}{Environment.NewLine}", answer.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_command_that_computes_opens_no_database_and_says_nothing_but_its_result()
    {
        var folder = folders.Empty();
        await File.WriteAllTextAsync(Path.Combine(folder, "annex.txt"), Annex, TestContext.Current.CancellationToken);

        var answer = await TdcProgram.RunAsync(folder, ["plan", "import", "annex.txt", "--dry-run", "--json"]);

        Assert.Equal(0, answer.Code);
        Assert.Empty(answer.Errors);
        Assert.Single(JsonDocument.Parse(answer.Output).RootElement.GetProperty("groups").EnumerateArray());
        Assert.Equal(["annex.txt"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Run_by_the_SDK_it_is_the_same_program_in_the_callers_folder()
    {
        var folder = folders.Empty();
        await File.WriteAllTextAsync(Path.Combine(folder, "annex.txt"), Annex, TestContext.Current.CancellationToken);
        var project = Path.Combine(Requirements.RepositoryRoot, "src", "Host", "Tdc.Host");
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;

        var answer = await TdcProgram.RunAsync(
            "dotnet", folder, ["run", "--no-build", "-c", configuration, "--project", project, "--", "plan", "import", "annex.txt", "--dry-run", "--json"], []);

        Assert.True(answer.Code == 0, answer.Errors);
        var output = answer.Output.StartsWith('{') ? answer.Output : answer.Output[(answer.Output.IndexOf('\n') + 1)..]; // the SDK names the launch profile
        var direct = await TdcProgram.RunAsync(folder, ["plan", "import", "annex.txt", "--dry-run", "--json"]);
        Assert.Equal(direct.Output, output);
    }

    [Fact]
    public void An_empty_folder_gets_its_database_in_any_environment_and_only_the_result_is_output()
    {
        Assert.Equal(0, folders.Made.Code);
        Assert.Empty(folders.Made.Errors);
        var newest = Directory.GetFiles(Path.Combine(Requirements.RepositoryRoot, "src", "Migrations", "Tdc.Migrations.Sqlite", "Migrations"), "2*.Designer.cs")
            .Order(StringComparer.Ordinal).Last();
        Assert.Equal(Path.GetFileName(newest).Replace(".Designer.cs", "", StringComparison.Ordinal), folders.Made.Output.Trim());
    }

    [Theory]
    [InlineData("C.UTF-8", "was not found")]
    [InlineData("vi_VN.UTF-8", "Không tìm thấy")]
    public async Task It_speaks_the_language_of_the_one_who_calls(string locale, string words)
    {
        var answer = await TdcProgram.RunAsync(folders.Empty(), ["plan", "import", "nowhere.txt", "--dry-run"], [("LANG", locale)]);

        Assert.Equal(2, answer.Code);
        Assert.Contains(words, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_goes_away_ends_it_quietly()
    {
        var answer = await TdcProgram.RunAsync("bash", folders.Empty(), ["-c", $"'{TdcProgram.Executable}' plan --help | head -n 1; echo ${{PIPESTATUS[0]}}"], []);

        Assert.EndsWith("0\n", answer.Output, StringComparison.Ordinal);
        Assert.Empty(answer.Errors);
    }

    private static IEnumerable<(string Path, Command Command)> Below(Command command, string path) =>
        command.Subcommands.SelectMany(c => Below(c, $"{path} {c.Name}")).Append((path, command));
}
