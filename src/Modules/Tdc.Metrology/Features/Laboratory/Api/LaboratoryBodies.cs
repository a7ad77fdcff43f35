using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Tdc.Metrology.Features.Laboratory.Api;

/// <summary>An order for calibration.</summary>
/// <param name="Laboratory">Code of the laboratory; needed from a customer when there are several.</param>
/// <param name="Customer">Code of the customer's unit in the register.</param>
/// <param name="CustomerName">Name as the certificate prints it; needed without a code.</param>
/// <param name="CustomerAddress">Address as the certificate prints it.</param>
/// <param name="Place">Where the work is done; empty for the laboratory.</param>
/// <param name="WantsVerdict">Whether a statement of conformity is wanted.</param>
/// <param name="WantedOn">Day by which the certificate is wanted.</param>
/// <param name="Note">What was agreed besides.</param>
/// <param name="Items">The items, 1 to 50.</param>
internal sealed record JobOrderBody(
    [property: StringLength(40)] string? Laboratory, [property: StringLength(40)] string? Customer, [property: StringLength(300)] string? CustomerName, [property: StringLength(500)] string? CustomerAddress,
    [property: StringLength(300)] string? Place, bool WantsVerdict, DateOnly? WantedOn, [property: StringLength(2000)] string? Note, IReadOnlyList<JobItemBody>? Items);

/// <summary>An item of an order.</summary>
/// <param name="Method">Code of the method.</param>
/// <param name="Description">What it is.</param>
/// <param name="Maker">Maker and type.</param>
/// <param name="Serial">Identity.</param>
/// <param name="Class">Class.</param>
/// <param name="Nominal">Nominal value or range.</param>
/// <param name="Resolution">Resolution in the unit of the method's result.</param>
internal sealed record JobItemBody(
    [property: StringLength(40)] string? Method, [property: StringLength(300)] string? Description, [property: StringLength(200)] string? Maker, [property: StringLength(100)] string? Serial,
    [property: StringLength(40)] string? Class, [property: StringLength(200)] string? Nominal, double? Resolution);

/// <summary>Some rows and how to go on.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">Value of <c>after</c> for the next page; <see langword="null"/> at the end.</param>
internal sealed record LaboratoryPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>A job.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number.</param>
/// <param name="State">How far it is: <c>ordered</c>, <c>received</c>, <c>in-work</c>, <c>to-authorise</c>, <c>authorised</c>, <c>certificate-issued</c>, <c>closed</c>, <c>cancelled</c>.</param>
/// <param name="Customer">Name of the customer.</param>
/// <param name="OrderedOn">Day of the order.</param>
/// <param name="ReceivedOn">Day of receipt.</param>
/// <param name="WantedOn">Day by which it is wanted.</param>
internal sealed record JobAnswer(Guid Id, string Number, string State, string Customer, DateOnly OrderedOn, DateOnly? ReceivedOn, DateOnly? WantedOn);

/// <summary>A job with its items.</summary>
/// <param name="Job">The job.</param>
/// <param name="Items">Its items.</param>
internal sealed record JobDetailAnswer(JobAnswer Job, IReadOnlyList<JobItemAnswer> Items);

/// <summary>An item of a job.</summary>
/// <param name="Position">Place in the job, from 1.</param>
/// <param name="Description">What it is.</param>
/// <param name="Serial">Identity.</param>
/// <param name="Class">Class.</param>
/// <param name="Method">Code of the method.</param>
/// <param name="Condition">Condition on receipt.</param>
/// <param name="Certificate">Id of the certificate that stands.</param>
internal sealed record JobItemAnswer(int Position, string Description, string Serial, string Class, string Method, string Condition, Guid? Certificate);

/// <summary>A result that stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Item">Position of the item.</param>
/// <param name="Condition"><c>as-found</c> or <c>as-left</c>.</param>
/// <param name="Nominal">Test point.</param>
/// <param name="PointUnit">Its unit in D-SI notation.</param>
/// <param name="Value">Value, unrounded.</param>
/// <param name="ExpandedUncertainty">Expanded uncertainty as stated, unrounded.</param>
/// <param name="Unit">Unit of both in D-SI notation.</param>
/// <param name="CoverageFactor">Coverage factor.</param>
/// <param name="Probability">Coverage probability.</param>
/// <param name="RoundedValue">Value as stated.</param>
/// <param name="RoundedUncertainty">Expanded uncertainty as stated.</param>
/// <param name="Conformity">Verdict.</param>
/// <param name="Budget">The frozen budget.</param>
internal sealed record ResultAnswer(
    Guid Id, int Item, string Condition, double Nominal, string PointUnit, double Value, double ExpandedUncertainty, string Unit, double CoverageFactor, double Probability,
    string RoundedValue, string RoundedUncertainty, string Conformity, JsonElement Budget);

/// <summary>An issued certificate.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number.</param>
/// <param name="IssuedOn">Day of issue.</param>
/// <param name="Replaces">Id of the certificate that it replaces.</param>
/// <param name="Change">How it replaces it.</param>
/// <param name="ReplacedBy">Id of the certificate that replaces it.</param>
/// <param name="ContentHash">SHA-256 of the content.</param>
internal sealed record CertificateAnswer(Guid Id, string Number, DateOnly IssuedOn, Guid? Replaces, string? Change, Guid? ReplacedBy, string ContentHash);
