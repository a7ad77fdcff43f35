namespace Tdc.Host.Tests.Process;

[Collection(ProcessTests.Name)]
public sealed class AccountCommandTests(ProcessFolders folders)
{
    [Theory]
    [InlineData("mua-nang-dong-nai-9\n", 0)]
    [InlineData("mua-nang-dong-nai-9", 0)]
    [InlineData("ngan\n", 2)]
    [InlineData("", 2)]
    public async Task An_account_takes_its_password_from_standard_input(string input, int code)
    {
        var folder = folders.WithData();

        var answer = await TdcProgram.RunAsync(folder, ["user", "create", "--email", "a@b.vn", "--role", "administrator", "--organisation", "SKHCN"], input: input);

        Assert.Equal(code, answer.Code);
        Assert.Empty(answer.Output);
        Assert.Contains(code == 0 ? "made a@b.vn" : "password", answer.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("mua-nang", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_scope_is_refused_with_the_known_ones()
    {
        var answer = await TdcProgram.RunAsync(folders.WithData(), ["apikey", "create", "--name", "n", "--organisation", "SKHCN", "--scope", "plan:read,epcis:captrue"]);

        Assert.Equal(2, answer.Code);
        Assert.Empty(answer.Output);
        Assert.Contains("epcis:captrue", answer.Errors, StringComparison.Ordinal);
        foreach (var known in new[] { "audit:read", "budget:write", "epcis:capture", "epcis:query", "organisations:write", "plan:read", "plan:write" })
        {
            Assert.Contains(known, answer.Errors, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--role boss --organisation SKHCN", 2, "boss is no role")]
    [InlineData("--role officer --organisation KHONGCO", 2, "KHONGCO")]
    public async Task A_wrong_role_or_unit_is_named(string options, int code, string words)
    {
        var answer = await TdcProgram.RunAsync(folders.WithData(), ["user", "create", "--email", "a@b.vn", .. options.Split(' ')], input: "mua-nang-dong-nai-9");

        Assert.Equal(code, answer.Code);
        Assert.Contains(words, answer.Errors, StringComparison.Ordinal);
    }
}
