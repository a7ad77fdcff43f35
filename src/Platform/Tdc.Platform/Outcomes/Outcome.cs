using System.Diagnostics.CodeAnalysis;

namespace Tdc.Platform.Outcomes;

/// <summary>The answer of a rule of the work: a value, or a refusal that says why not.</summary>
/// <typeparam name="T">What a yes carries; <see cref="Done"/> when it carries nothing.</typeparam>
/// <remarks><c>default</c> is neither and throws when it is read: a handler forgot to answer.</remarks>
public readonly record struct Outcome<T>
    where T : notnull
{
    private readonly T? value;
    private readonly Refusal? refusal;

    private Outcome(T? value, Refusal? refusal)
    {
        this.value = value;
        this.refusal = refusal;
    }

    /// <summary>Whether the answer is yes.</summary>
    public bool IsYes => refusal is null && value is not null;

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    /// <summary>Reads the answer.</summary>
    /// <exception cref="InvalidOperationException">The outcome is <c>default</c>.</exception>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        (value, refusal) = (this.value, this.refusal);
        if (refusal is not null)
        {
            return false;
        }

        return value is not null ? true : throw new InvalidOperationException("An outcome was read that nobody gave.");
    }
}

/// <summary>A yes that carries nothing else.</summary>
public readonly record struct Done
{
    /// <summary>The only value.</summary>
    public static Done Instance { get; }
}
