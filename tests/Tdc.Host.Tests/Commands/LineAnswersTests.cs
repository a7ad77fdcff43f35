using System.Text;
using System.Text.Json;
using Tdc.Gs1;
using Tdc.Host.Commands;

namespace Tdc.Host.Tests.Commands;

public sealed class LineAnswersTests
{
    [Theory]
    [InlineData("a\nb\n", 2)]
    [InlineData("a\nb", 2)]
    [InlineData("\n\n", 2)]
    [InlineData("", 0)]
    [InlineData("a\r\nb\r\n", 2)]
    public void Each_line_has_one_answer(string input, int expected) => Assert.Equal(expected, Answers(Encoding.UTF8.GetBytes(input)).Count);

    [Fact]
    public void The_line_is_repeated_without_its_end()
    {
        var answers = Answers("a\r\n\n\"<é\u0001\t"u8.ToArray());

        Assert.Equal(["a", "", "\"<é\u0001\t"], answers.Select(a => a.GetProperty("line").GetString()));
    }

    [Fact]
    public void What_is_wrong_stands_in_kebab_case_with_its_identifier()
    {
        var answers = Answers("ok\nbad"u8.ToArray());

        Assert.Equal("""{"line":"ok","valid":true,"seen":"ok"}""", answers[0].GetRawText());
        Assert.Equal("""{"line":"bad","valid":false,"reason":"check-digit","ai":"01"}""", answers[1].GetRawText());
    }

    [Fact]
    public void Octets_that_are_no_UTF8_and_NUL_are_answered()
    {
        var answers = Answers([0xC3, 0x28, (byte)'\n', 0xED, 0xA0, 0x80, (byte)'\n', 0, (byte)'\n']);

        Assert.Equal(["\uFFFD(", "\uFFFD\uFFFD\uFFFD", "\0"], answers.Select(a => a.GetProperty("line").GetString()));
    }

    [Fact]
    public void A_line_beyond_the_limit_is_answered_by_its_beginning_and_the_next_one_is_whole()
    {
        var input = Encoding.ASCII.GetBytes(new string('x', 3 * LineAnswers.LongestLine) + "\nafter\n");

        var answers = Answers(input);

        Assert.Equal(2, answers.Count);
        Assert.Equal("too-long", answers[0].GetProperty("reason").GetString());
        Assert.Equal(200, answers[0].GetProperty("line").GetString()!.Length);
        Assert.Equal("after", answers[1].GetProperty("line").GetString());
        Assert.True(answers[1].GetProperty("valid").GetBoolean());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(65_536)]
    public void Lines_may_come_in_any_pieces(int piece)
    {
        var lines = Enumerable.Range(0, 2000).Select(i => new string((char)('a' + (i % 26)), i % 97)).ToList();
        using var input = new SlowStream(Encoding.ASCII.GetBytes(string.Join('\n', lines) + "\n"), piece);
        using var output = new MemoryStream();

        new LineAnswers("line", (_, _) => default).Run(input, output);

        Assert.Equal(lines, Read(output).Select(a => a.GetProperty("line").GetString()));
    }

    [Fact]
    public void A_line_is_answered_before_the_next_one_comes()
    {
        using var output = new MemoryStream();
        using var input = new SlowStream("a\nb\n"u8.ToArray(), 2) { BeforeRead = read => Assert.Equal(read / 2, Read(output).Count) };

        new LineAnswers("line", (_, _) => default).Run(input, output);

        Assert.Equal(2, Read(output).Count);
    }

    private static List<JsonElement> Answers(byte[] octets)
    {
        using var input = new MemoryStream(octets);
        using var output = new MemoryStream();
        new LineAnswers("line", Answer).Run(input, output);
        return Read(output);
    }

    private static Gs1Problem Answer(string line, Utf8JsonWriter answer)
    {
        if (line == "bad")
        {
            return new(Gs1Fault.CheckDigit, "01");
        }

        if (line == "ok")
        {
            answer.WriteString("seen"u8, line);
        }

        return default;
    }

    private static List<JsonElement> Read(MemoryStream output) =>
        [.. Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    /// <summary>Gives at most so many octets at a time, as a pipe does.</summary>
    private sealed class SlowStream(byte[] octets, int piece) : MemoryStream(octets)
    {
        public Action<long>? BeforeRead { get; init; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            BeforeRead?.Invoke(Position);
            return base.Read(buffer, offset, Math.Min(piece, count));
        }
    }
}
