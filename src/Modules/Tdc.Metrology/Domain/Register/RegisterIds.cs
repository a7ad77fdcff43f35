using Tdc.Platform.Storage;

namespace Tdc.Metrology.Domain.Register;

/// <summary>Id of one revision of a kind of instruments.</summary>
internal readonly record struct InstrumentKindId(Guid Value) : IId<InstrumentKindId>
{
    /// <inheritdoc/>
    public static InstrumentKindId From(Guid value) => new(value);
}

/// <summary>Id of a measuring instrument.</summary>
internal readonly record struct InstrumentId(Guid Value) : IId<InstrumentId>
{
    /// <inheritdoc/>
    public static InstrumentId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(InstrumentId left, InstrumentId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(InstrumentId left, InstrumentId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of an entry in an instrument's history.</summary>
internal readonly record struct InstrumentEventId(Guid Value) : IId<InstrumentEventId>
{
    /// <inheritdoc/>
    public static InstrumentEventId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(InstrumentEventId left, InstrumentEventId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(InstrumentEventId left, InstrumentEventId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of a verification, from application to certificate.</summary>
internal readonly record struct VerificationId(Guid Value) : IId<VerificationId>
{
    /// <inheritdoc/>
    public static VerificationId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(VerificationId left, VerificationId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(VerificationId left, VerificationId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of a test point of a metrological examination.</summary>
internal readonly record struct TestPointId(Guid Value) : IId<TestPointId>
{
    /// <inheritdoc/>
    public static TestPointId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(TestPointId left, TestPointId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(TestPointId left, TestPointId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of a verification certificate or a refusal notice.</summary>
internal readonly record struct VerificationCertificateId(Guid Value) : IId<VerificationCertificateId>
{
    /// <inheritdoc/>
    public static VerificationCertificateId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(VerificationCertificateId left, VerificationCertificateId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(VerificationCertificateId left, VerificationCertificateId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of a mark, seal or stamp number that was used or voided.</summary>
internal readonly record struct MarkId(Guid Value) : IId<MarkId>
{
    /// <inheritdoc/>
    public static MarkId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(MarkId left, MarkId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(MarkId left, MarkId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of a range of mark numbers issued to a verification body.</summary>
internal readonly record struct MarkRangeId(Guid Value) : IId<MarkRangeId>
{
    /// <inheritdoc/>
    public static MarkRangeId From(Guid value) => new(value);
}

/// <summary>Id of a designation of a verification body.</summary>
internal readonly record struct DesignationId(Guid Value) : IId<DesignationId>
{
    /// <inheritdoc/>
    public static DesignationId From(Guid value) => new(value);
}

/// <summary>Id of one revision of a dated rule of the register.</summary>
internal readonly record struct RegisterRuleId(Guid Value) : IId<RegisterRuleId>
{
    /// <inheritdoc/>
    public static RegisterRuleId From(Guid value) => new(value);
}

/// <summary>Id of a reminder that was sent.</summary>
internal readonly record struct ReminderId(Guid Value) : IId<ReminderId>
{
    /// <inheritdoc/>
    public static ReminderId From(Guid value) => new(value);
}
