using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Tdc.Platform.Storage;

/// <summary>An id of one kind of record: a UUID version 7 that cannot be mistaken for another kind's.</summary>
/// <typeparam name="TSelf">The id type itself, a <c>readonly record struct</c> with the constructor <c>(Guid)</c>.</typeparam>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The UUID; all zero stands for none.</summary>
    Guid Value { get; }

    /// <summary>Wraps a UUID.</summary>
    static abstract TSelf From(Guid value);
}

/// <summary>Makes ids.</summary>
public static class Ids
{
    extension(TimeProvider clock)
    {
        /// <summary>A new id, rising with time.</summary>
        public TId NewId<TId>()
            where TId : struct, IId<TId> => TId.From(Guid.CreateVersion7(clock.GetUtcNow()));
    }
}

/// <summary>Stores an id as its UUID.</summary>
internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Wrap(value))
    where TId : struct, IId<TId>
{
    private static TId Wrap(Guid value) => TId.From(value);
}
