using System.Collections;
using System.Runtime.CompilerServices;

namespace Tdc.Dcc;

/// <summary>An unchanging list that is equal to another one when their members are equal in their order.</summary>
/// <remarks>Made by a collection expression: <c>Sequence&lt;string&gt; words = ["a", "b"]</c>. Never holds null when <typeparamref name="T"/> may not.</remarks>
/// <typeparam name="T">What it holds.</typeparam>
[CollectionBuilder(typeof(Sequence), nameof(Sequence.Of))]
public sealed class Sequence<T> : IReadOnlyList<T>, IEquatable<Sequence<T>>
{
    private readonly T[] members;

    internal Sequence(T[] members) => this.members = members;

    /// <summary>How many members there are.</summary>
    public int Count => members.Length;

    /// <summary>The member at a place, from 0.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such place.</exception>
    public T this[int index] => members[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)members).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Sequence<T>? other) => other is not null && members.AsSpan().SequenceEqual(other.members, EqualityComparer<T>.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sequence<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var member in members)
        {
            hash.Add(member);
        }

        return hash.ToHashCode();
    }

    /// <summary>The members, for a person who debugs.</summary>
    public override string ToString() => "[" + string.Join(", ", members) + "]";
}

/// <summary>Makes sequences.</summary>
public static class Sequence
{
    /// <summary>A sequence of these members.</summary>
    public static Sequence<T> Of<T>(ReadOnlySpan<T> members) => new(members.ToArray());
}
