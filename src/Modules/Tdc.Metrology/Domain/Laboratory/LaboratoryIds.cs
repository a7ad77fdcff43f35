using Tdc.Platform.Storage;

namespace Tdc.Metrology.Domain.Laboratory;

/// <summary>Id of a calibration laboratory.</summary>
internal readonly record struct LaboratoryId(Guid Value) : IId<LaboratoryId>
{
    /// <inheritdoc/>
    public static LaboratoryId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(LaboratoryId left, LaboratoryId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(LaboratoryId left, LaboratoryId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of a line of a laboratory's scope.</summary>
internal readonly record struct ScopeLineId(Guid Value) : IId<ScopeLineId>
{
    /// <inheritdoc/>
    public static ScopeLineId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(ScopeLineId left, ScopeLineId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(ScopeLineId left, ScopeLineId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of an authority that a person holds.</summary>
internal readonly record struct AuthorityId(Guid Value) : IId<AuthorityId>
{
    /// <inheritdoc/>
    public static AuthorityId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(AuthorityId left, AuthorityId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(AuthorityId left, AuthorityId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of a calibration method.</summary>
internal readonly record struct MethodId(Guid Value) : IId<MethodId>
{
    /// <inheritdoc/>
    public static MethodId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(MethodId left, MethodId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(MethodId left, MethodId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of one version of a method.</summary>
internal readonly record struct MethodVersionId(Guid Value) : IId<MethodVersionId>
{
    /// <inheritdoc/>
    public static MethodVersionId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(MethodVersionId left, MethodVersionId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(MethodVersionId left, MethodVersionId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of a measurement standard.</summary>
internal readonly record struct StandardId(Guid Value) : IId<StandardId>
{
    /// <inheritdoc/>
    public static StandardId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(StandardId left, StandardId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(StandardId left, StandardId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of one certificate version of a standard.</summary>
internal readonly record struct StandardCertificateId(Guid Value) : IId<StandardCertificateId>
{
    /// <inheritdoc/>
    public static StandardCertificateId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(StandardCertificateId left, StandardCertificateId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(StandardCertificateId left, StandardCertificateId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of a calibration job.</summary>
internal readonly record struct JobId(Guid Value) : IId<JobId>
{
    /// <inheritdoc/>
    public static JobId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(JobId left, JobId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(JobId left, JobId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of an item of a job.</summary>
internal readonly record struct JobItemId(Guid Value) : IId<JobItemId>
{
    /// <inheritdoc/>
    public static JobItemId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(JobItemId left, JobItemId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(JobItemId left, JobItemId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of a set of readings at one test point.</summary>
internal readonly record struct ReadingSetId(Guid Value) : IId<ReadingSetId>
{
    /// <inheritdoc/>
    public static ReadingSetId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(ReadingSetId left, ReadingSetId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(ReadingSetId left, ReadingSetId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of an evaluated result.</summary>
internal readonly record struct CalibrationResultId(Guid Value) : IId<CalibrationResultId>
{
    /// <inheritdoc/>
    public static CalibrationResultId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(CalibrationResultId left, CalibrationResultId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(CalibrationResultId left, CalibrationResultId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of a second person's decision over a job's results.</summary>
internal readonly record struct AuthorisationId(Guid Value) : IId<AuthorisationId>
{
    /// <inheritdoc/>
    public static AuthorisationId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(AuthorisationId left, AuthorisationId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(AuthorisationId left, AuthorisationId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of an issued calibration certificate.</summary>
internal readonly record struct CalibrationCertificateId(Guid Value) : IId<CalibrationCertificateId>
{
    /// <inheritdoc/>
    public static CalibrationCertificateId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(CalibrationCertificateId left, CalibrationCertificateId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(CalibrationCertificateId left, CalibrationCertificateId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of an item of the equipment plan.</summary>
internal readonly record struct InvestmentId(Guid Value) : IId<InvestmentId>
{
    /// <inheritdoc/>
    public static InvestmentId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(InvestmentId left, InvestmentId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(InvestmentId left, InvestmentId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of a payment for an item of the equipment plan.</summary>
internal readonly record struct PaymentId(Guid Value) : IId<PaymentId>
{
    /// <inheritdoc/>
    public static PaymentId From(Guid value) => new(value);

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator <(PaymentId left, PaymentId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Order of ids, for paging in the database.</summary>
    public static bool operator >(PaymentId left, PaymentId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of what was typed for a set of readings and not yet entered.</summary>
internal readonly record struct ReadingDraftId(Guid Value) : IId<ReadingDraftId>
{
    /// <inheritdoc/>
    public static ReadingDraftId From(Guid value) => new(value);
}
