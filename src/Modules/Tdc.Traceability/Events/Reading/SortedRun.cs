using System.Buffers;
using System.Text;
using Tdc.Traceability.Events.Segments;

namespace Tdc.Traceability.Events.Reading;

/// <summary>Sorted distinct texts in little memory: in blocks, each text as what it does not share with the one before. Never changes.</summary>
internal sealed class SortedRun
{
    private const int BlockTexts = 64;

    private readonly string[] firsts;

    private readonly byte[][] blocks;

    private SortedRun(string[] firsts, byte[][] blocks, int count) => (this.firsts, this.blocks, Count) = (firsts, blocks, count);

    /// <summary>How many texts.</summary>
    public int Count { get; }

    /// <summary>Makes a run of texts in ordinal order; equal neighbours become one.</summary>
    public static SortedRun Of(IEnumerable<string> sorted)
    {
        var (firsts, blocks, count) = (new List<string>(), new List<byte[]>(), 0);
        var buffer = new ArrayBufferWriter<byte>(4096);
        string? last = null;
        foreach (var text in sorted)
        {
            if (text == last)
            {
                continue;
            }

            if (count++ % BlockTexts == 0)
            {
                Close(buffer, blocks);
                firsts.Add(text);
                last = null;
            }

            var shared = last is null ? 0 : Shared(last, text);
            Octets.WriteNumber(buffer, (ulong)shared);
            Octets.WriteText(buffer, text[shared..]);
            last = text;
        }

        Close(buffer, blocks);
        return new SortedRun([.. firsts], [.. blocks], count);
    }

    /// <summary>The texts after one, in order.</summary>
    public IEnumerable<string> After(string? after)
    {
        var block = 0;
        if (after is not null)
        {
            block = Array.BinarySearch(firsts, after, StringComparer.Ordinal);
            block = Math.Max(0, block < 0 ? ~block - 1 : block);
        }

        for (; block < blocks.Length; block++)
        {
            var (data, last) = (blocks[block], "");
            for (var at = 0; at < data.Length;)
            {
                var shared = (int)Octets.ReadNumber(data, ref at);
                last = string.Concat(last.AsSpan(0, shared), Octets.ReadText(data, ref at));
                if (after is null || string.CompareOrdinal(last, after) > 0)
                {
                    yield return last;
                }
            }
        }
    }

    /// <summary>Joins runs in order; a text of several comes once for each.</summary>
    public static IEnumerable<string> Merge(IReadOnlyList<SortedRun> runs, string? after)
    {
        var heads = new PriorityQueue<IEnumerator<string>, string>(StringComparer.Ordinal);
        foreach (var run in runs)
        {
            Push(heads, run.After(after).GetEnumerator());
        }

        while (heads.TryDequeue(out var head, out var text))
        {
            yield return text;
            Push(heads, head);
        }
    }

    private static void Push(PriorityQueue<IEnumerator<string>, string> heads, IEnumerator<string> head)
    {
        if (head.MoveNext())
        {
            heads.Enqueue(head, head.Current);
        }
        else
        {
            head.Dispose();
        }
    }

    // A surrogate pair is not cut: UTF-8 could not hold its half.
    private static int Shared(string a, string b)
    {
        var shared = a.AsSpan().CommonPrefixLength(b);
        return shared > 0 && char.IsHighSurrogate(a[shared - 1]) ? shared - 1 : shared;
    }

    private static void Close(ArrayBufferWriter<byte> buffer, List<byte[]> blocks)
    {
        if (buffer.WrittenCount > 0)
        {
            blocks.Add(buffer.WrittenSpan.ToArray());
            buffer.ResetWrittenCount();
        }
    }
}
