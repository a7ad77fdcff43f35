using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tdc.Gs1;

namespace Tdc.Host.Commands;

/// <summary>Answers one line of input.</summary>
/// <param name="line">The line without its end.</param>
/// <param name="answer">Takes the properties that stand behind <c>valid</c>; only written to when nothing is wrong.</param>
/// <returns>What is wrong with the line.</returns>
internal delegate Gs1Problem LineAnswer(string line, Utf8JsonWriter answer);

/// <summary>Reads lines and writes one JSON line for each, in memory that does not grow with their number.</summary>
/// <remarks>
/// An answer is written as soon as its line has come in whole, so that a program can ask line by line. A line ends with LF or CR LF. Octets that are no UTF-8
/// are shown as U+FFFD, which no GS1 field holds. A line beyond <see cref="LongestLine"/> octets is answered by its beginning.
/// </remarks>
/// <param name="inputName">The property that repeats the line.</param>
/// <param name="answer">Answers a line.</param>
internal sealed class LineAnswers(string inputName, LineAnswer answer)
{
    /// <summary>Octets of a line that are looked at; far more than any GS1 data.</summary>
    public const int LongestLine = 1 << 20;

    private const int Shown = 200;

    private static readonly JsonEncodedText[] reasons = [.. Enum.GetNames<Gs1Fault>().Select(name => JsonEncodedText.Encode(Kebab(name)))];

    private readonly JsonEncodedText name = JsonEncodedText.Encode(inputName);
    private readonly ArrayBufferWriter<byte> written = new(1 << 16);
    private readonly ArrayBufferWriter<byte> result = new(1 << 10);

    /// <summary>Answers all lines.</summary>
    public void Run(Stream input, Stream output)
    {
        // Two writers: the line and whether it is valid come first, what the answer adds is appended as it stands.
        using var writer = new Utf8JsonWriter(written, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        using var added = new Utf8JsonWriter(result, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        var buffer = new byte[1 << 16];
        var held = 0;
        var tooLong = false;
        int count;
        while ((count = input.Read(buffer, held, buffer.Length - held)) > 0)
        {
            var lines = buffer.AsSpan(0, held + count);
            int end;
            while ((end = lines.IndexOf((byte)'\n')) >= 0)
            {
                Answer(lines[..end], tooLong, writer, added);
                tooLong = false;
                lines = lines[(end + 1)..];
            }

            output.Write(written.WrittenSpan);
            written.ResetWrittenCount();
            if (tooLong |= lines.Length > LongestLine)
            {
                lines = lines[..Shown];
            }

            lines.CopyTo(buffer);
            held = lines.Length;
            if (held == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * buffer.Length);
            }
        }

        if (held > 0)
        {
            Answer(buffer.AsSpan(0, held), tooLong, writer, added);
        }

        output.Write(written.WrittenSpan);
        output.Flush();
    }

    private void Answer(ReadOnlySpan<byte> octets, bool tooLong, Utf8JsonWriter writer, Utf8JsonWriter added)
    {
        tooLong |= octets.Length > LongestLine;
        var line = Encoding.UTF8.GetString(tooLong ? octets[..Shown] : octets is [.., (byte)'\r'] ? octets[..^1] : octets);
        result.ResetWrittenCount();
        added.Reset();
        added.WriteStartObject();
        var problem = tooLong ? new(Gs1Fault.TooLong) : answer(line, added);

        writer.Reset();
        writer.WriteStartObject();
        writer.WriteString(name, line);
        writer.WriteBoolean("valid"u8, problem.IsNone);
        if (!problem.IsNone)
        {
            writer.WriteString("reason"u8, reasons[(int)problem.Fault]);
            if (problem.Ai is not null)
            {
                writer.WriteString("ai"u8, problem.Ai);
            }
        }

        writer.Flush();
        added.Flush();
        if (problem.IsNone && result.WrittenCount > 1)
        {
            written.Write(","u8);
            written.Write(result.WrittenSpan[1..]);
        }

        written.Write("}\n"u8);
    }

    private static string Kebab(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
